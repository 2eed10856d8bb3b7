namespace VideoGen.Core.Jobs;

/// <summary>What a job was made by. Stored by its name in snake_case.</summary>
public enum JobOrigin
{
    /// <summary>A prompt.</summary>
    Prompt,

    /// <summary>A storyboard that its author sent.</summary>
    Storyboard,

    /// <summary>A timeline document.</summary>
    Timeline,

    /// <summary>A change of another version of the same film.</summary>
    Chat,

    /// <summary>Another film's look with other words, or its words with another look.</summary>
    Remix,

    /// <summary>Another film's words with another of the equally good designs.</summary>
    Variation,

    /// <summary>Another film with more at its end.</summary>
    Extension,
}
