using System.Globalization;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Features.Jobs;

/// <summary>The limit of a list's page, the same for every list.</summary>
internal static class PageSize
{
    private const int Default = 20;
    private const int Max = 100;

    /// <summary>Reads a limit; one that is wrong is named in <paramref name="errors"/>.</summary>
    public static int Read(string? text, List<FieldError> errors)
    {
        if (text is null)
            return Default;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Max)
            return limit;
        errors.Add(new("limit", $"must be a whole number from 1 to {Max}."));
        return Default;
    }
}
