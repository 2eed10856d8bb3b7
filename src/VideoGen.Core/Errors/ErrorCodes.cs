using System.Collections.Frozen;

namespace VideoGen.Core.Errors;

/// <summary>The catalogue of failures. Codes are part of the API: add, never rename.</summary>
public static class ErrorCodes
{
    /// <summary>A field of the request is missing, malformed or out of range; details name each field.</summary>
    public static readonly ErrorCode InvalidRequest = new("invalid_request", 400, false, "The request is not valid.");

    /// <summary>The body is larger than the limit.</summary>
    public static readonly ErrorCode TooLarge = new("too_large", 413, false, "The request body is too large.");

    /// <summary>No credentials, or ones that are wrong, expired or revoked.</summary>
    public static readonly ErrorCode Unauthorized = new("unauthorized", 401, false, "Sign in or send a valid API key.");

    /// <summary>Signed in, but not allowed to do this.</summary>
    public static readonly ErrorCode Forbidden = new("forbidden", 403, false, "You may not do this.");

    /// <summary>Nothing of that name is visible to the caller.</summary>
    public static readonly ErrorCode NotFound = new("not_found", 404, false, "There is nothing here.");

    /// <summary>It will be here, but is still being made; Retry-After says when to look again.</summary>
    public static readonly ErrorCode NotReady = new("not_ready", 404, true, "This is still being made.");

    /// <summary>What the caller may use in a month does not allow this; the detail names the budget.</summary>
    public static readonly ErrorCode BudgetExceeded = new("budget_exceeded", 402, false, "Your budget does not allow this.");

    /// <summary>The path exists, but not for this HTTP method.</summary>
    public static readonly ErrorCode MethodNotAllowed = new("method_not_allowed", 405, false, "This path does not take that method.");

    /// <summary>The caller accepts none of the media types that can be sent.</summary>
    public static readonly ErrorCode NotAcceptable = new("not_acceptable", 406, false, "None of the accepted media types can be sent.");

    /// <summary>The body is not of a media type that can be read.</summary>
    public static readonly ErrorCode UnsupportedMediaType =
        new("unsupported_media_type", 415, false, "The body must be of a supported media type.");

    /// <summary>The job's state does not allow the operation.</summary>
    public static readonly ErrorCode Conflict = new("conflict", 409, false, "The current state does not allow this.");

    /// <summary>Films can't be edited by chat on this server; the detail names the way out.</summary>
    public static readonly ErrorCode ChatDisabled =
        new("chat_disabled", 403, false, "Edit functionality coming soon! Create a new generation with your changes?");

    /// <summary>The Idempotency-Key was used before with another body.</summary>
    public static readonly ErrorCode IdempotencyMismatch =
        new("idempotency_key_reused", 422, false, "This Idempotency-Key was used with a different request.");

    /// <summary>A rate limit was hit; Retry-After says when to come back.</summary>
    public static readonly ErrorCode RateLimited = new("rate_limited", 429, true, "Too many requests.");

    /// <summary>The caller has too many jobs waiting.</summary>
    public static readonly ErrorCode QueueFull = new("queue_full", 429, true, "Too many of your jobs are waiting.");

    /// <summary>A store that VideoGen needs does not answer.</summary>
    public static readonly ErrorCode Unavailable = new("unavailable", 503, true, "The service is not available right now.");

    /// <summary>A fault of ours.</summary>
    public static readonly ErrorCode Internal = new("internal", 500, true, "Something went wrong on our side.");

    /// <summary>Workers died while they rendered this job, as often as a job may be tried.</summary>
    public static readonly ErrorCode WorkerLost = new("worker_lost", 500, false, "The workers that rendered this job were lost.");

    /// <summary>The render stopped making progress and was ended.</summary>
    public static readonly ErrorCode RenderStalled = new("render_stalled", 500, true, "The render stopped making progress.");

    /// <summary>The render took longer than it may.</summary>
    public static readonly ErrorCode RenderTimeout = new("render_timeout", 500, true, "The render took longer than allowed.");

    /// <summary>The render needed more memory than the worker gives it.</summary>
    public static readonly ErrorCode OutOfMemory = new("out_of_memory", 500, true, "The render needed more memory than the worker has.");

    /// <summary>The render tool failed.</summary>
    public static readonly ErrorCode RenderFailed = new("render_failed", 500, true, "The film could not be rendered.");

    /// <summary>The rendered file is not the film that was planned.</summary>
    public static readonly ErrorCode OutputInvalid = new("output_invalid", 500, true, "The rendered file did not pass its checks.");

    /// <summary>A check whose policy is to fail found a fault in the film; the job's quality report names it.</summary>
    public static readonly ErrorCode QualityFailed = new("quality_failed", 422, false, "The film did not pass its quality checks.");

    /// <summary>A file is of a format or codec that films can't use; the detail says what it is and what to do.</summary>
    public static readonly ErrorCode MediaUnsupported = new("media_unsupported", 415, false, "Films can't use this kind of file.");

    /// <summary>A file is empty, cut short or damaged.</summary>
    public static readonly ErrorCode MediaDamaged = new("media_damaged", 400, false, "The file is damaged.");

    /// <summary>A file has more pixels, time or streams than films may use.</summary>
    public static readonly ErrorCode MediaTooLarge = new("media_too_large", 400, false, "The file is larger than films can use.");

    /// <summary>A file that a film uses turned out to be damaged while it was decoded; the detail names it.</summary>
    public static readonly ErrorCode InputCorrupt = new("input_corrupt", 422, false, "A file that the film uses is damaged.");

    /// <summary>The worker has no disk space left.</summary>
    public static readonly ErrorCode DiskFull = new("disk_full", 507, true, "The worker has no disk space left.");

    /// <summary>The object store refused or lost a write.</summary>
    public static readonly ErrorCode StorageFailed = new("storage_failed", 503, true, "The object store could not be used.");

    /// <summary>A tool that the worker needs is not installed.</summary>
    public static readonly ErrorCode ToolMissing = new("tool_missing", 500, false, "A tool that rendering needs is not installed.");

    /// <summary>The worker stopped in an orderly way and hands the job back unharmed: the attempt does not count.</summary>
    public static readonly ErrorCode Released = new("released", 503, true, "The worker stopped; the job goes to another one.");

    /// <summary>All codes by name.</summary>
    public static readonly FrozenDictionary<string, ErrorCode> All = new[]
    {
        InvalidRequest, TooLarge, Unauthorized, Forbidden, BudgetExceeded, NotFound, NotReady, MethodNotAllowed, NotAcceptable, UnsupportedMediaType, Conflict,
        ChatDisabled, IdempotencyMismatch, RateLimited, QueueFull, Unavailable, Internal, WorkerLost, RenderStalled, RenderTimeout, OutOfMemory,
        RenderFailed, OutputInvalid, QualityFailed, MediaUnsupported, MediaDamaged, MediaTooLarge, InputCorrupt, DiskFull, StorageFailed, ToolMissing, Released,
    }.ToFrozenDictionary(e => e.Code);
}
