using VideoGen.Core.Errors;

namespace VideoGen.Storage;

/// <summary>The store could not do what was asked. The code is one of the catalogue: disk_full, storage_failed or invalid_request.</summary>
public sealed class StorageException : Exception
{
    public StorageException(ErrorCode code, string message, Exception? inner = null) : base(message, inner) =>
        (Code, Retryable) = (code, code.Retryable);

    /// <summary>What kind of failure.</summary>
    public ErrorCode Code { get; }

    /// <summary>Whether the same call may succeed later; false for refusals such as a wrong key or a missing bucket.</summary>
    public bool Retryable { get; init; }

    internal static StorageException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);
}
