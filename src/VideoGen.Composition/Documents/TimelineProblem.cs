namespace VideoGen.Composition.Documents;

/// <summary>Something in a document that is wrong, or that its author should know.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.tracks[0].clips[2].length</c>, or <c>variables.name</c> for a value given with the document.</param>
/// <param name="Code">One of <see cref="TimelineCodes"/>.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Fix">What to do, in one sentence.</param>
public sealed record TimelineProblem(string Path, string Code, string Message, string Fix);

/// <summary>What came of reading a document.</summary>
/// <param name="Timeline">What to render; null when there are problems.</param>
/// <param name="Problems">Everything that is wrong; of one value its first fault.</param>
/// <param name="Warnings">What will render, but perhaps not as meant.</param>
public sealed record TimelineReading(Layers.ResolvedTimeline? Timeline, IReadOnlyList<TimelineProblem> Problems, IReadOnlyList<TimelineProblem> Warnings);

/// <summary>A file that a document names.</summary>
/// <param name="Path">Where it is named first.</param>
/// <param name="Name">As the document names it: <c>asset:</c> and an id, or a relative file name.</param>
public sealed record NamedSource(string Path, string Name);
