namespace VideoGen.Composition.Editing.Chat.Patterns;

/// <summary>Ways of saying one thing.</summary>
internal sealed class Pattern
{
    /// <param name="area">Heading in the chat's page.</param>
    /// <param name="example">A message that it reads.</param>
    /// <param name="run">What it does.</param>
    /// <param name="forms">The ways; see <see cref="PatternText"/>.</param>
    public Pattern(string area, string example, Action<Said> run, params string[] forms) =>
        (Area, Example, Run, Forms) = (area, example, run, [.. forms.Select(PatternText.Parse)]);

    public string Area { get; }

    public string Example { get; }

    public Action<Said> Run { get; }

    public IReadOnlyList<Node[]> Forms { get; }
}
