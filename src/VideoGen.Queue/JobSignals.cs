using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using VideoGen.Core.Jobs;

namespace VideoGen.Queue;

/// <summary>
/// News over pub/sub. Nothing depends on it: a signal may be lost, and receivers then find the news in the database a little later.
/// Sending never waits and never fails, so that a Redis that is down or frozen slows nobody. Subscriptions come back with the server.
/// </summary>
public sealed class JobSignals(IConnectionMultiplexer redis, ILogger<JobSignals> log)
{
    private static readonly RedisChannel Events = RedisChannel.Literal(QueueNames.EventsChannel);
    private static readonly RedisChannel Control = RedisChannel.Literal(QueueNames.ControlChannel);
    private static readonly RedisChannel Queued = RedisChannel.Literal(QueueNames.WakeChannel);

    /// <summary>Tells everyone about an event. Its row is there before the signal is.</summary>
    /// <param name="eventJson">The event, whole: whoever missed none before it need not read the row.</param>
    public void Publish(string eventJson) => Send(Events, eventJson);

    /// <summary>Asks whoever runs a job to stop it. The request is in the database too, where it is found if this is lost.</summary>
    public void RequestCancel(JobId job) => Send(Control, new JsonObject { ["cancel"] = job.Value }.ToJsonString());

    /// <summary>Tells whoever runs a job where it is being watched. The frame is in the database too.</summary>
    public void RequestFrame(JobId job, long frame) =>
        Send(Control, new JsonObject { ["watch"] = job.Value, ["frame"] = frame }.ToJsonString());

    /// <summary>Wakes those who wait for entries.</summary>
    public void Wake() => Send(Queued, "");

    /// <summary>Receives events until disposed.</summary>
    /// <param name="received">Called in order, and must not block.</param>
    /// <param name="restored">Called when signals may have been missed; read the rows.</param>
    public Task<IAsyncDisposable> SubscribeAsync(Action<string> received, Action restored) => SubscribeAsync(Events, received, restored);

    /// <summary>Receives requests to stop jobs until disposed.</summary>
    public Task<IAsyncDisposable> SubscribeCancelAsync(Action<JobId> received, Action restored) =>
        SubscribeAsync(Control, text =>
        {
            if (JsonDocument.Parse(text).RootElement.TryGetProperty("cancel", out var job))
                received(new JobId(job.GetGuid()));
        }, restored);

    /// <summary>Receives the frames at which jobs are being watched until disposed.</summary>
    public Task<IAsyncDisposable> SubscribeFramesAsync(Action<JobId, long> received) =>
        SubscribeAsync(Control, text =>
        {
            var message = JsonDocument.Parse(text).RootElement;
            if (message.TryGetProperty("watch", out var job))
                received(new JobId(job.GetGuid()), message.GetProperty("frame").GetInt64());
        }, () => { });

    /// <summary>Is told when entries were added, until disposed.</summary>
    public Task<IAsyncDisposable> SubscribeWakeAsync(Action wake) => SubscribeAsync(Queued, _ => wake(), wake);

    private async Task<IAsyncDisposable> SubscribeAsync(RedisChannel channel, Action<string> received, Action restored)
    {
        var subscription = new Subscription(redis, channel, Receive, restored);
        await subscription.StartAsync();
        return subscription;

        void Receive(RedisChannel _, RedisValue message)
        {
            try
            {
                received(message.ToString());
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
            {
                log.NotUnderstood(channel.ToString(), e);
            }
        }
    }

    private void Send(RedisChannel channel, string message)
    {
        try
        {
            redis.GetSubscriber().Publish(channel, message, CommandFlags.FireAndForget);
        }
        catch (RedisException e)
        {
            log.NotSent(channel.ToString(), e.Message);
        }
    }

    private sealed class Subscription(
        IConnectionMultiplexer redis, RedisChannel channel, Action<RedisChannel, RedisValue> received, Action restored) : IAsyncDisposable
    {
        private ChannelMessageQueue? _messages;

        public async Task StartAsync()
        {
            redis.ConnectionRestored += OnRestored;
            var subscriber = redis.GetSubscriber();
            // A queue and not a plain handler: the driver calls those side by side, and events would overtake each other.
            _messages = subscriber.Subscribe(channel, CommandFlags.FireAndForget);
            _messages.OnMessage(message => received(message.Channel, message.Message));
            try
            {
                await subscriber.PingAsync(); // on the same connection, so the subscription stands when it is answered
            }
            catch (RedisException)
            {
                // The driver keeps the subscription and makes it when the server is there; the caller is told by "restored".
            }
        }

        public async ValueTask DisposeAsync()
        {
            redis.ConnectionRestored -= OnRestored;
            try
            {
                if (_messages is not null)
                    await _messages.UnsubscribeAsync(CommandFlags.FireAndForget);
            }
            catch (Exception e) when (e is RedisException or ObjectDisposedException)
            {
                // a server that is gone has no subscription left to end
            }
        }

        private void OnRestored(object? sender, ConnectionFailedEventArgs e)
        {
            if (e.ConnectionType == ConnectionType.Subscription)
                restored();
        }
    }
}
