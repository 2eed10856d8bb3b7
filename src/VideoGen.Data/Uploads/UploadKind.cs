namespace VideoGen.Data.Uploads;

/// <summary>What an uploaded file is. Stored by its name in snake_case.</summary>
public enum UploadKind
{
    Video,
    Image,
    Audio,
}
