namespace Pipelines.Sockets.Unofficial;

/// <summary>The peer ended the connection without a goodbye.</summary>
public sealed class ConnectionResetException(string message, Exception? inner = null) : IOException(message, inner);
