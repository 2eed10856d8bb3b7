namespace FFMpegCore.Exceptions;

public enum FFMpegExceptionType
{
    Conversion,
    File,
    Operation,
    Process,
}

public class FFMpegException(
    FFMpegExceptionType type, string message, Exception? innerException = null, string ffMpegErrorOutput = "")
    : Exception(message, innerException)
{
    public FFMpegExceptionType Type { get; } = type;

    public string FFMpegErrorOutput { get; } = ffMpegErrorOutput;
}

public class FFProbeException(string message, Exception? inner = null) : Exception(message, inner);

public class FFProbeProcessException(string message, IReadOnlyCollection<string> processErrors, Exception? inner = null)
    : FFProbeException(message, inner)
{
    public IReadOnlyCollection<string> ProcessErrors { get; } = processErrors;
}

public class FormatNullException() : FFProbeException("Format not specified");
