using Grpc.Core;
using VideoGen.Contracts.Tests.Echoes;

namespace VideoGen.Contracts.Tests.Rpc;

internal sealed class EchoService : Echo.EchoBase
{
    public override async Task<Word> Join(IAsyncStreamReader<Word> requestStream, ServerCallContext context)
    {
        List<string> words = [];
        await foreach (var word in requestStream.ReadAllAsync(context.CancellationToken))
            words.Add(word.Text);
        return new Word { Text = string.Join(' ', words) };
    }

    public override async Task Mirror(
        IAsyncStreamReader<Word> requestStream, IServerStreamWriter<Word> responseStream, ServerCallContext context)
    {
        await foreach (var word in requestStream.ReadAllAsync(context.CancellationToken))
            await responseStream.WriteAsync(new Word { Text = string.Concat(word.Text.Reverse()) }, context.CancellationToken);
    }
}
