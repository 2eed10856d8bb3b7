using System.Globalization;
using VideoGen.Composition.Editing.Chat.Slots;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;

namespace VideoGen.Composition.Editing.Chat.Patterns;

/// <summary>One request of a message while it becomes commands.</summary>
internal sealed class Said(string part, Match match, Storyboard film, EditContext context)
{
    private static readonly string[] FilmNames = ["film", "video", "movie", "whole", "entire", "everything"];

    public List<EditCommand> Commands { get; } = [];

    public List<FieldError> Problems { get; } = [];

    public List<ChatQuestion> Questions { get; } = [];

    public VersionCommand? Version { get; set; }

    public bool AsksForHelp { get; set; }

    public Storyboard Film => film;

    public bool Has(string name) => match.Values.ContainsKey(name);

    public T Get<T>(string name) => (T)match.Values[name];

    /// <summary>A text, with quotation marks or without.</summary>
    public string Text(string name = "text") => Get<string>(Has(name) ? name : "quoted");

    public double Number(string name) => Get<double>(name);

    /// <summary>0.5 for a bit, 1, 2 for a lot.</summary>
    public double Degree => Has("degree") ? Number("degree") : 1;

    public void Do(EditCommand command) => Commands.Add(command);

    public void Ask(string question) => Questions.Add(new ChatQuestion(part, question));

    public void Fail(string field, string message, string? fix = null) => Problems.Add(new FieldError(field, message) { Fix = fix });

    /// <summary>One command for each scene that is named; asks which when none is.</summary>
    public void Each(Func<Scene, EditCommand> command, string name = "scenes")
    {
        foreach (var scene in Scenes(name)) Do(command(scene));
    }

    /// <summary>The scenes that are named; the selected one, or the only one, when none is. Empty after a question or a problem.</summary>
    public IReadOnlyList<Scene> Scenes(string name = "scenes")
    {
        var named = Has(name) ? Get<SceneRef>(name) : Has("places") ? Get<SceneRef>("places") : null;
        return named is not null ? Resolve(named) : film.Scenes.Count == 1 ? film.Scenes : Resolve(new SceneRef.Current(0));
    }

    /// <summary>The one scene that is named; null after a question or a problem.</summary>
    public Scene? Scene(string name = "scene")
    {
        var scenes = Scenes(name);
        if (scenes.Count > 1) Ask("Which one of these scenes?");
        return scenes is [var one] ? one : null;
    }

    public int PlaceOf(Scene scene) => film.Scenes.ToList().IndexOf(scene) + 1;

    /// <summary>Whether no scene is selected that "it" could mean.</summary>
    public bool IsFilm => context.CurrentScene is null;

    /// <summary>Whether the film is called by a name of its own, not "it".</summary>
    public bool NamesFilm => FilmNames.Any(name => part.Contains(name, StringComparison.OrdinalIgnoreCase));

    private IReadOnlyList<Scene> Resolve(SceneRef named) => named switch
    {
        SceneRef.All => film.Scenes,
        SceneRef.Run(> 0 and var count) => Within(Enumerable.Range(1, count)),
        SceneRef.Run(var count) => Within(Enumerable.Range(1, -count).Reverse().Select(i => -i)),
        SceneRef.Numbers(var numbers) => Within(numbers),
        SceneRef.OfKind(var kind) => OfKind(kind),
        SceneRef.Current(var offset) => Current(offset),
        _ => [],
    };

    private List<Scene> Within(IEnumerable<int> numbers)
    {
        List<Scene> scenes = [];
        foreach (var number in numbers.Distinct())
        {
            var at = number < 0 ? film.Scenes.Count + number : number - 1;
            if (at < 0 || at >= film.Scenes.Count)
            {
                Fail("scene", string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(number)} does not exist: there {(film.Scenes.Count == 1 ? "is" : "are")} {film.Scenes.Count}."));
                return [];
            }

            if (!scenes.Contains(film.Scenes[at])) scenes.Add(film.Scenes[at]);
        }

        return scenes;
    }

    private Scene[] OfKind(SceneKind kind)
    {
        Scene[] scenes = [.. film.Scenes.Where(s => s.Kind == kind)];
        if (scenes.Length == 1) return scenes;
        if (scenes.Length == 0) Fail("scene", $"with the layout {kind.ToString().ToLowerInvariant()} does not exist.");
        else Ask($"Which scene? There are {scenes.Length.ToString(CultureInfo.InvariantCulture)} of that kind.");
        return [];
    }

    private List<Scene> Current(int offset)
    {
        var at = film.Scenes.ToList().FindIndex(s => s.Id == context.CurrentScene);
        if (at >= 0) return Within([at + 1 + offset is > 0 and var number ? number : 9999]);
        Ask("Which scene?");
        return [];
    }
}
