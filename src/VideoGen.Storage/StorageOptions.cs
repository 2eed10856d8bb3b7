using System.ComponentModel.DataAnnotations;

namespace VideoGen.Storage;

/// <summary>Where objects live; configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary><c>disk</c> or <c>s3</c>.</summary>
    [Required, RegularExpression("^(disk|s3)$", ErrorMessage = "Storage:Kind must be disk or s3.")]
    public string Kind { get; set; } = "";

    /// <summary>Settings of the disk store; used when <see cref="Kind"/> is disk.</summary>
    public DiskStorageOptions Disk { get; set; } = new();

    /// <summary>Settings of the S3 store; used when <see cref="Kind"/> is s3.</summary>
    public S3StorageOptions S3 { get; set; } = new();
}

/// <summary>The disk store: one folder that every process of this machine shares.</summary>
public sealed class DiskStorageOptions
{
    /// <summary>Absolute path of the folder; made when it does not exist.</summary>
    public string Root { get; set; } = "";

    /// <summary>Secret that signs URLs, at least 32 characters. Changing it ends every URL that was handed out.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>Path under which the API serves the objects; starts with a slash, does not end with one.</summary>
    public string PublicPath { get; set; } = "/files";
}

/// <summary>Any S3-compatible store.</summary>
public sealed class S3StorageOptions
{
    /// <summary>http(s) address of the endpoint; empty for AWS itself.</summary>
    public string ServiceUrl { get; set; } = "";

    /// <summary>The endpoint as browsers reach it, when that differs; presigned URLs use it, because the host is signed.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Bucket name.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Access key; with <see cref="SecretKey"/> empty too, the SDK's own chain (role, environment, profile) is used.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>Secret of the access key.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>Region that requests are signed for.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Bucket in the path instead of the host name; what most self-hosted servers need.</summary>
    public bool ForcePathStyle { get; set; }

    /// <summary>Empty, <c>AES256</c> or <c>aws:kms</c>.</summary>
    public string ServerSideEncryption { get; set; } = "";

    /// <summary>Key for <c>aws:kms</c>; empty for the account's default key.</summary>
    public string KmsKeyId { get; set; } = "";

    /// <summary>Send whole bodies instead of aws-chunked ones, for servers that do not know the latter (such as OpenStack Swift 2.30).</summary>
    public bool PlainUploads { get; set; }

    /// <summary>Make the bucket at start when it does not exist.</summary>
    public bool CreateBucket { get; set; }

    /// <summary>Files from this size on are sent in parts of this size, in bytes; S3 asks for at least 5 MiB.</summary>
    public long PartBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Most objects in one page of a listing, 1 to 1,000.</summary>
    public int ListPageSize { get; set; } = 1000;
}
