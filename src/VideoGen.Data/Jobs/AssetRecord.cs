namespace VideoGen.Data.Jobs;

/// <summary>One output of a completed job, as it is kept.</summary>
public sealed record AssetRecord : NewAsset
{
    public required Guid Id { get; init; }
}
