using System.Runtime.CompilerServices;

namespace Grpc.Core;

/// <summary>Same name as a class of Grpc.Core.Api, as upstream: call the methods as extensions.</summary>
public static class AsyncStreamReaderExtensions
{
    public static IAsyncEnumerable<T> ReadAllAsync<T>(
        this IAsyncStreamReader<T> streamReader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(streamReader);
        return Read(streamReader, cancellationToken);
    }

    private static async IAsyncEnumerable<T> Read<T>(IAsyncStreamReader<T> reader, [EnumeratorCancellation] CancellationToken ct)
    {
        while (await reader.MoveNext(ct).ConfigureAwait(false))
            yield return reader.Current;
    }
}
