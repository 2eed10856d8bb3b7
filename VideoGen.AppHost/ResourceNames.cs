namespace VideoGen.AppHost;

/// <summary>Names of resources and connections: services find each other by them, so they are one list.</summary>
internal static class ResourceNames
{
    public const string Postgres = "postgres";

    /// <summary>Connection string name of every service that opens Postgres; each gets its own role's.</summary>
    public const string Database = "videogen";

    public const string Redis = "redis";
    public const string Storage = "storage";
    public const string Migrator = "migrator";
    public const string Dispatcher = "dispatcher";
    public const string RenderWorker = "worker";
    public const string Api = "api";
    public const string Web = "web";
    public const string ContainerApps = "videogen";
}
