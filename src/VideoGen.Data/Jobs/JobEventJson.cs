using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Core.Jobs;

namespace VideoGen.Data.Jobs;

/// <summary>An event as JSON that travels beside its job, owner and number, for those who send news and those who receive it.</summary>
public static class JobEventJson
{
    /// <summary>All members but job, owner and seq, in snake_case.</summary>
    public static string Write(JobEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var json = JsonSerializer.SerializeToNode(happened, DataJson.Options)!.AsObject();
        foreach (var beside in new[] { "job", "owner", "seq" })
            json.Remove(beside);
        return json.ToJsonString();
    }

    /// <summary>The event again; null when the JSON is not one, since what was sent by a newer version may not be readable.</summary>
    public static JobEvent? Read(JobId job, UserId owner, long seq, string json)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject members)
                return null;
            members["job"] = JsonSerializer.SerializeToNode(job, DataJson.Options);
            members["owner"] = JsonSerializer.SerializeToNode(owner, DataJson.Options);
            members["seq"] = seq;
            return members.Deserialize<JobEvent>(DataJson.Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
