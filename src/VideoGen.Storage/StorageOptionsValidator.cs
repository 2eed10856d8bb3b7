using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VideoGen.Storage;

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const int MinSigningKeyLength = 32;
    private const long MinPartBytes = 5 * 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true))
            return ValidateOptionsResult.Fail(problems.Select(p => p.ErrorMessage ?? "Storage is not valid."));
        var failures = (options.Kind == "disk" ? Disk(options.Disk) : S3(options.S3)).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Disk(DiskStorageOptions disk)
    {
        if (!Path.IsPathFullyQualified(disk.Root))
            yield return "Storage:Disk:Root must be an absolute path.";
        if (disk.SigningKey.Length < MinSigningKeyLength)
            yield return $"Storage:Disk:SigningKey must have at least {MinSigningKeyLength} characters.";
        if (disk.PublicPath.Length < 2 || disk.PublicPath[0] != '/' || disk.PublicPath[^1] == '/')
            yield return "Storage:Disk:PublicPath must look like /files.";
    }

    private static IEnumerable<string> S3(S3StorageOptions s3)
    {
        if (s3.Bucket.Length is < 3 or > 63)
            yield return "Storage:S3:Bucket must have 3 to 63 characters.";
        if (s3.ServiceUrl.Length > 0 && !IsHttp(s3.ServiceUrl))
            yield return "Storage:S3:ServiceUrl must be an http or https address.";
        if (s3.PublicUrl.Length > 0 && (!IsHttp(s3.PublicUrl) || s3.ServiceUrl.Length == 0))
            yield return "Storage:S3:PublicUrl must be an http or https address, beside a ServiceUrl.";
        if (s3.AccessKey.Length == 0 != (s3.SecretKey.Length == 0))
            yield return "Storage:S3:AccessKey and SecretKey belong together.";
        if (s3.Region.Length == 0)
            yield return "Storage:S3:Region must be set.";
        if (s3.ServerSideEncryption is not ("" or "AES256" or "aws:kms"))
            yield return "Storage:S3:ServerSideEncryption must be AES256, aws:kms or empty.";
        if (s3.KmsKeyId.Length > 0 && s3.ServerSideEncryption != "aws:kms")
            yield return "Storage:S3:KmsKeyId needs ServerSideEncryption aws:kms.";
        if (s3.PartBytes < MinPartBytes)
            yield return $"Storage:S3:PartBytes must be at least {MinPartBytes}.";
        if (s3.ListPageSize is < 1 or > 1000)
            yield return "Storage:S3:ListPageSize must be 1 to 1000.";
    }

    private static bool IsHttp(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");
}
