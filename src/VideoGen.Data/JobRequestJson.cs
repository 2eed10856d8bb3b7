using System.Diagnostics;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;

namespace VideoGen.Data;

/// <summary>Requests as jobs.request holds them; jobs.kind says which.</summary>
internal static class JobRequestJson
{
    public static string Write(JobRequest request) => request switch
    {
        GenerateRequest generate => DataJson.Write(generate),
        TimelineRequest timeline => DataJson.Write(timeline),
        _ => throw new UnreachableException($"{request.GetType().Name} is not stored."),
    };

    public static JobRequest Read(string kind, string json) => EnumText.Parse<JobKind>(kind) switch
    {
        JobKind.Generate => DataJson.Read<GenerateRequest>(json),
        JobKind.Render => DataJson.Read<TimelineRequest>(json),
        _ => throw new UnreachableException($"Jobs of kind {kind} are not stored."),
    };
}
