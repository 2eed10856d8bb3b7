using Microsoft.Extensions.Options;
using VideoGen.Storage;

namespace VideoGen.Api.Features.Files;

/// <summary>Serves the disk store's signed URLs. With an S3 store there is nothing to serve: its URLs go to the store itself.</summary>
public static class ObjectFiles
{
    /// <summary>Maps GET, HEAD and PUT below <see cref="DiskStorageOptions.PublicPath"/>; the URL itself is the permission.</summary>
    public static IEndpointRouteBuilder MapObjectFiles(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var options = routes.ServiceProvider.GetRequiredService<IOptions<StorageOptions>>().Value;
        if (options.Kind != "disk")
            return routes;
        var files = routes.MapGroup(options.Disk.PublicPath).AllowAnonymous().ExcludeFromDescription();
        DownloadFile.Map(files);
        UploadFile.Map(files);
        return routes;
    }
}
