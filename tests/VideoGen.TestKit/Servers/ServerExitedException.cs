namespace VideoGen.TestKit.Servers;

/// <summary>A server ended while it should have come up; polling for it is pointless.</summary>
public sealed class ServerExitedException(string output) : Exception(output)
{
    /// <summary>Whether someone else took the port in the meantime.</summary>
    public bool PortTaken => Message.Contains("Address already in use", StringComparison.OrdinalIgnoreCase);
}
