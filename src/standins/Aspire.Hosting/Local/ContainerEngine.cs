using System.Diagnostics;

namespace Aspire.Hosting.Local;

/// <summary>docker or podman, whichever answers. A client without its daemon is no engine.</summary>
internal static class ContainerEngine
{
    public static async Task<string> FindAsync(CancellationToken ct)
    {
        foreach (var engine in (string[])["docker", "podman"])
            if (await AnswersAsync(engine, ct))
                return engine;
        throw new DistributedApplicationException(
            "A container resource needs docker or podman, and neither answers here. Start one, or run without containers.");
    }

    private static async Task<bool> AnswersAsync(string engine, CancellationToken ct)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(engine)
            {
                ArgumentList = { "version", "--format", "{{.Server.Version}}" },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
            timeout.CancelAfter(TimeSpan.FromSeconds(10));
            try
            {
                await process.WaitForExitAsync(timeout.Token);
                return process.ExitCode == 0;
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                return false;
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
