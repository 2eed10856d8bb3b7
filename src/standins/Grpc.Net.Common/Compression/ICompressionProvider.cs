using System.IO.Compression;

namespace Grpc.Net.Compression;

public interface ICompressionProvider
{
    /// <summary>The value of the grpc-encoding header.</summary>
    string EncodingName { get; }

    /// <summary>A null level means the provider's own.</summary>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    Stream CreateDecompressionStream(Stream stream);
}
