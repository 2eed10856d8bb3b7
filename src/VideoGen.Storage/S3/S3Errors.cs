using System.Net;
using Amazon.Runtime;
using VideoGen.Core.Errors;

namespace VideoGen.Storage.S3;

internal static class S3Errors
{
    public static bool IsMissing(AmazonServiceException e) => e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket";

    /// <summary>Runs a call and turns what the SDK throws into <see cref="StorageException"/>; messages name no address and no key.</summary>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> call, CancellationToken ct)
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException e)
        {
            throw Translate(e);
        }
        catch (Exception e) when (e is HttpRequestException or AmazonClientException or IOException)
        {
            throw Unreachable(e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw Unreachable(e);
        }
    }

    private static StorageException Translate(AmazonServiceException e) => (int)e.StatusCode switch
    {
        416 => StorageException.Invalid("The range is not within the object."),
        0 => Unreachable(e),
        var status => new StorageException(ErrorCodes.StorageFailed, $"The object store answered {status} {e.ErrorCode}.", e)
        {
            Retryable = status is 408 or 429 or >= 500 and not 501,
        },
    };

    private static StorageException Unreachable(Exception e) =>
        new(ErrorCodes.StorageFailed, "The object store cannot be reached.", e) { Retryable = true };
}
