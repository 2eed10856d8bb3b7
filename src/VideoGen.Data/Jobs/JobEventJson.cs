using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Core.Jobs;

namespace VideoGen.Data.Jobs;

/// <summary>An event as JSON, whole, for those who send news and those who receive it. Members in snake_case, ids as plain UUIDs.</summary>
public static class JobEventJson
{
    /// <summary>The event as it is sent.</summary>
    public static string Write(JobEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var json = JsonSerializer.SerializeToNode(happened, DataJson.Options)!.AsObject(); // an object never becomes null
        json["job"] = happened.Job.Value;
        json["owner"] = happened.Owner.Value;
        return json.ToJsonString();
    }

    /// <summary>The event again; null when the JSON is not one, since what was sent by a newer version may not be readable.</summary>
    public static JobEvent? Read(string json)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject members)
                return null;
            members["job"] = JsonSerializer.SerializeToNode(new JobId(members["job"].Deserialize<Guid>()), DataJson.Options);
            members["owner"] = JsonSerializer.SerializeToNode(new UserId(members["owner"].Deserialize<Guid>()), DataJson.Options);
            return members.Deserialize<JobEvent>(DataJson.Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
