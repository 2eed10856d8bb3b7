using System.Globalization;
using System.Reflection;
using System.Text.Json;
using VideoGen.Composition.Design;
using VideoGen.Composition.Documents.Reading;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Editing.Commands;

/// <summary>Checks the members of a command by what <see cref="FieldAttribute"/> says of them.</summary>
internal static class CommandRules
{
    public static IReadOnlyList<FieldError> Check(EditCommand command)
    {
        List<FieldError> problems = [];
        foreach (var (property, field) in Fields(command.GetType()))
        {
            if (Fault(property.GetValue(command), field) is { } fault) problems.Add(new FieldError(NameOf(property), fault));
        }

        return problems;
    }

    /// <summary>The members of a command, as they are written.</summary>
    public static IEnumerable<(PropertyInfo Property, FieldAttribute Field)> Fields(Type type) =>
        from property in type.GetProperties()
        let field = property.GetCustomAttribute<FieldAttribute>()
        where field is not null
        select (property, field);

    /// <summary>A member's name in JSON.</summary>
    public static string NameOf(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    /// <summary>"must be 3 to 180 seconds".</summary>
    public static string RangeOf(FieldAttribute field) => Text($"must be {field.Least} to {field.Most}{(field.Unit.Length > 0 ? " " : "")}{field.Unit}");

    private static string? Fault(object? value, FieldAttribute field) => value switch
    {
        string text => TextFault(text, field),
        Change change => ChangeFault(change, field),
        IEnumerable<string> items => items.Count() > EditLimits.Items ? Text($"must be at most {EditLimits.Items}.") : items.Select(item => TextFault(item, field)).FirstOrDefault(fault => fault is not null),
        int or long or double => RangeFault(Convert.ToDouble(value, CultureInfo.InvariantCulture), field),
        Enum word => Enum.IsDefined(word.GetType(), word) ? null : "is not known.",
        _ => null,
    };

    private static string? ChangeFault(Change change, FieldAttribute field)
    {
        double?[] given = [change.To, change.By, change.Times];
        if (given.Count(v => v is not null) != 1) return "must have exactly one of to, by and times.";
        if (!double.IsFinite(given.First(v => v is not null)!.Value)) return "must be a finite number."; // the one that was just counted
        if (change.To is { } to) return RangeFault(to, field);
        return change.Times is < Change.LeastTimes or > Change.MostTimes ? Text($"must be multiplied by {Change.LeastTimes} to {Change.MostTimes}.") : null;
    }

    private static string? RangeFault(double value, FieldAttribute field) =>
        value >= field.Least && value <= field.Most ? null : Text($"{RangeOf(field)}; this is {value}.");

    private static string? TextFault(string text, FieldAttribute field) => field.Form switch
    {
        TextForm.EmptyLine when text.Length == 0 => null,
        TextForm.Lines => text.Length == 0 ? null : TextRules.Fault(text, field.Length),
        TextForm.Colour => IsHex(text) ? null : "must be a colour written #RRGGBB.",
        TextForm.Palette => Known(text, [.. Palettes.All.Select(p => p.Name)]),
        TextForm.Fonts => Known(text, [.. FontPairs.All.Select(f => f.Name)]),
        TextForm.Voice => text.Length <= field.Length && text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+') ? null : "must be the name of a voice, such as en-gb.",
        TextForm.Language => IsLanguage(text) ? null : "must be a language tag, such as en or pt-BR.",
        _ => TextRules.LineFault(text, field.Length),
    };

    private static string? Known(string word, IReadOnlyCollection<string> known) => known.Contains(word) ? null : $"does not exist: “{(word.Length > 40 ? word[..40] : word)}”. {Nearest.Hint(word, known)}";

    private static bool IsHex(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    private static bool IsLanguage(string text)
    {
        var parts = text.Split('-');
        return text.Length <= 35 && parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter) && parts.Skip(1).All(p => p.Length is >= 1 and <= 8 && p.All(char.IsAsciiLetterOrDigit));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
