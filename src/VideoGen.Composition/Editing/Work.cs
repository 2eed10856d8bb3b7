using System.Globalization;
using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;

namespace VideoGen.Composition.Editing;

/// <summary>A storyboard while a command is at work on it, and what stands against the change.</summary>
internal sealed class Work(Storyboard film, EditContext context)
{
    private readonly List<FieldError> _problems = [];

    public Storyboard Film => film;

    public IReadOnlyList<Scene> Scenes => film.Scenes;

    public IReadOnlyList<FieldError> Problems => _problems;

    /// <summary>Says why not; null, so that commands can return it.</summary>
    public Storyboard? Refuse(string field, FormattableString message, string? fix = null)
    {
        _problems.Add(new FieldError(field, FormattableString.Invariant(message)) { Fix = fix });
        return null;
    }

    /// <summary>Place of a scene; -1, and the reason noted, when there is none of that id.</summary>
    public int Find(string id, string field = "scene")
    {
        for (var i = 0; i < film.Scenes.Count; i++)
        {
            if (string.Equals(film.Scenes[i].Id, id, StringComparison.Ordinal)) return i;
        }

        Refuse(field, $"{id} does not exist; there {(film.Scenes.Count == 1 ? "is" : "are")} {string.Join(", ", film.Scenes.Select(s => s.Id))}.");
        return -1;
    }

    /// <summary>The film with one scene changed; null when there is none of that id or the change is refused.</summary>
    public Storyboard? Change(string id, Func<Scene, Scene?> change)
    {
        var at = Find(id);
        return at >= 0 && change(film.Scenes[at]) is { } changed ? With(at, changed) : null;
    }

    /// <summary>The film with another scene at a place.</summary>
    public Storyboard With(int at, Scene scene) => film with { Scenes = [.. film.Scenes.Select((s, i) => i == at ? scene : s)] };

    /// <summary>Seconds of a scene as things stand.</summary>
    public double SecondsOf(int scene) => context.SecondsOf(film)[scene];

    /// <summary>The next id that no scene has.</summary>
    public string FreeId()
    {
        var highest = film.Scenes.Max(s => s.Id.Length <= 8 && s.Id.StartsWith('s') && int.TryParse(s.Id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        return string.Create(CultureInfo.InvariantCulture, $"s{highest + 1}");
    }

    /// <summary>A number after a command changed it; null, and the reason noted, when it would leave its range.</summary>
    /// <param name="command">The command.</param>
    /// <param name="member">The name of its member that says the change; that member's field says the range.</param>
    /// <param name="current">The present value.</param>
    /// <param name="decimals">Digits that count.</param>
    public double? Number(EditCommand command, string member, double current, int decimals)
    {
        var (property, field) = CommandRules.Fields(command.GetType()).Single(f => f.Property.Name == member);
        var number = Math.Round(((Change)property.GetValue(command)!).Of(current), decimals); // commands ask only for what is given
        if (number >= field.Least && number <= field.Most) return number;
        Refuse(CommandRules.NameOf(property), $"{CommandRules.RangeOf(field)}; this would be {number:0.##}.");
        return null;
    }
}
