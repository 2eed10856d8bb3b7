namespace VideoGen.AppHost.Resources;

/// <summary>Where films are kept: a folder of this machine, an S3 server in a container, or an S3 service that exists.</summary>
internal sealed record ObjectStorage(IResourceBuilder<IResource> Server, IReadOnlyDictionary<string, object> Settings);

internal static class ObjectStorageResource
{
    private const int S3Port = 8333;
    private const string Bucket = "videogen";

    public static ObjectStorage AddObjectStorage(this IDistributedApplicationBuilder builder) => builder.InfrastructureKind() switch
    {
        InfrastructureKind.Local => AddDisk(builder),
        InfrastructureKind.Containers => AddContainer(builder),
        _ => AddExisting(builder),
    };

    public static IResourceBuilder<ProjectResource> WithReference(this IResourceBuilder<ProjectResource> service, ObjectStorage storage) =>
        service.WithEnvironment(context =>
        {
            foreach (var (name, value) in storage.Settings)
                context.EnvironmentVariables[$"Storage__{name}"] = value;
        });

    private static ObjectStorage AddDisk(IDistributedApplicationBuilder builder)
    {
        var key = builder.AddSecret("storage-signing-key");
        return new ObjectStorage(key, new Dictionary<string, object>
        {
            ["Kind"] = "disk",
            ["Disk__Root"] = Path.Combine(builder.StateDirectory(), "objects"),
            ["Disk__SigningKey"] = key.Resource,
        });
    }

    private static ObjectStorage AddContainer(IDistributedApplicationBuilder builder)
    {
        var accessKey = builder.AddSecret("storage-access-key");
        var secretKey = builder.AddSecret("storage-secret-key");
        var server = builder.AddContainer(ResourceNames.Storage, "chrislusf/seaweedfs", "4.27")
            .WithArgs("server", "-s3", "-dir=/data")
            .WithHttpEndpoint(targetPort: S3Port, name: "s3")
            .WithEnvironment("AWS_ACCESS_KEY_ID", accessKey)
            .WithEnvironment("AWS_SECRET_ACCESS_KEY", secretKey)
            .WithVolume("videogen-objects", "/data")
            .WithHttpHealthCheck("/healthz", endpointName: "s3");
        return new ObjectStorage(server, S3(server.GetEndpoint("s3"), Bucket, accessKey, secretKey, createBucket: "true"));
    }

    private static ObjectStorage AddExisting(IDistributedApplicationBuilder builder)
    {
        var url = builder.AddParameter("storage-url");
        var settings = S3(url.Resource, builder.AddParameter("storage-bucket").Resource,
            builder.AddParameter("storage-access-key", secret: true), builder.AddParameter("storage-secret-key", secret: true), createBucket: "false");
        settings["S3__Region"] = builder.AddParameter("storage-region").Resource;
        return new ObjectStorage(url, settings);
    }

    private static Dictionary<string, object> S3(object url, object bucket, IResourceBuilder<ParameterResource> accessKey,
        IResourceBuilder<ParameterResource> secretKey, string createBucket) => new()
        {
            ["Kind"] = "s3",
            ["S3__ServiceUrl"] = url,
            ["S3__Bucket"] = bucket,
            ["S3__AccessKey"] = accessKey.Resource,
            ["S3__SecretKey"] = secretKey.Resource,
            ["S3__ForcePathStyle"] = "true",
            ["S3__CreateBucket"] = createBucket,
        };
}
