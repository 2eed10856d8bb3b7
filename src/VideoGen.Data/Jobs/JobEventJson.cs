namespace VideoGen.Data.Jobs;

/// <summary>Events on their way from one of our processes to another. What clients see is made by the surfaces.</summary>
public static class JobEventJson
{
    public static string Write(JobEvent jobEvent) => DataJson.Write(jobEvent);

    public static JobEvent Read(string json) => DataJson.Read<JobEvent>(json);
}
