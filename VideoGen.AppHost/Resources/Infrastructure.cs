using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace VideoGen.AppHost.Resources;

internal enum InfrastructureKind
{
    /// <summary>Servers of this machine, run by the scripts in eng/local.</summary>
    Local,

    /// <summary>docker or podman.</summary>
    Containers,

    /// <summary>Nothing is run: names and secrets of what is deployed or exists.</summary>
    Published,
}

/// <summary>Configuration <c>Infrastructure</c>: auto (containers where an engine answers), local or containers.</summary>
internal static class Infrastructure
{
    private const string Key = "Infrastructure";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public static InfrastructureKind InfrastructureKind(this IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
            return Resources.InfrastructureKind.Published;
        var chosen = builder.Configuration.GetValue(Key, "auto");
        if (chosen == "auto")
        {
            // Asked once; the answer is kept for the other resources of this model.
            chosen = EngineAnswers("docker") || EngineAnswers("podman") ? "containers" : "local";
            builder.Configuration[Key] = chosen;
        }
        return chosen switch
        {
            "local" => Resources.InfrastructureKind.Local,
            "containers" => Resources.InfrastructureKind.Containers,
            _ => throw new DistributedApplicationException($"Infrastructure must be auto, local or containers, not '{chosen}'."),
        };
    }

    /// <summary>Asks for the server's version: a client without its daemon is no engine.</summary>
    private static bool EngineAnswers(string engine)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(engine)
            {
                ArgumentList = { "version", "--format", "{{.Server.Version}}" },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            if (process is null)
                return false;
            if (process.WaitForExit(s_patience))
                return process.ExitCode == 0;
            process.Kill(entireProcessTree: true);
            return false;
        }
        catch (Win32Exception)
        {
            return false; // not installed
        }
    }
}
