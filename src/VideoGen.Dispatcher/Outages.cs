using System.Net.Sockets;
using Npgsql;
using StackExchange.Redis;
using VideoGen.Storage;

namespace VideoGen.Dispatcher;

/// <summary>Servers that are down, slow or restarting: told in the log, and tried again by whoever asked.</summary>
internal static class Outages
{
    public static bool IsOutage(this Exception e) => e is NpgsqlException || e.IsQueueOutage() || e is StorageException or IOException or SocketException;

    public static bool IsQueueOutage(this Exception e) => e is RedisException or RedisTimeoutException or TimeoutException;
}
