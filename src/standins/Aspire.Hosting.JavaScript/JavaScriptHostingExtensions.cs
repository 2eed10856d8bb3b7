using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.JavaScript;

namespace Aspire.Hosting
{
    public static class JavaScriptHostingExtensions
    {
        public static IResourceBuilder<ViteAppResource> AddViteApp(
            this IDistributedApplicationBuilder builder, string name, string appDirectory, string runScriptName = "dev")
        {
            var directory = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, appDirectory));
            // Packages are installed by the same process that then becomes the dev server.
            return builder.AddResource(new ViteAppResource(name, "/bin/sh", directory))
                .WithArgs("-c", "[ -d node_modules ] || npm install || exit 78; exec npm run \"$0\" -- --port \"$PORT\" --strictPort", runScriptName)
                .WithHttpEndpoint(name: "http", env: "PORT");
        }
    }
}

namespace Aspire.Hosting.JavaScript
{
    public class JavaScriptAppResource(string name, string command, string workingDirectory)
        : ExecutableResource(name, command, workingDirectory), IResourceWithServiceDiscovery, IResourceWithContainerFiles;

    public class ViteAppResource(string name, string command, string workingDirectory) : JavaScriptAppResource(name, command, workingDirectory);
}
