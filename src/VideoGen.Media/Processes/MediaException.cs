using VideoGen.Core.Errors;

namespace VideoGen.Media.Processes;

/// <summary>A media tool could not do its work. <see cref="Code"/> is for callers, <see cref="Detail"/> for operators.</summary>
public sealed class MediaException : Exception
{
    public MediaException(ErrorCode code, string message, string detail, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Detail = detail;
    }

    /// <summary>What kind of failure it was.</summary>
    public ErrorCode Code { get; }

    /// <summary>The tool did its work, but wrote of an error while it did.</summary>
    public bool IsComplaint { get; init; }

    /// <summary>The tool's last lines. May name files of the worker, so it belongs in logs only.</summary>
    public string Detail { get; }
}
