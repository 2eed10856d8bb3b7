namespace VideoGen.Composition.Editing.Commands;

/// <summary>What becomes of a number: exactly one of the three is given.</summary>
internal sealed record Change
{
    public const double LeastTimes = 0.01;

    public const double MostTimes = 100;

    [Field("The new value.")]
    public double? To { get; init; }

    [Field("What is added to the present value; negative to take away.")]
    public double? By { get; init; }

    [Field("What the present value is multiplied by.", Least = LeastTimes, Most = MostTimes)]
    public double? Times { get; init; }

    public static Change ToValue(double value) => new() { To = value };

    public static Change ByValue(double value) => new() { By = value };

    public static Change TimesValue(double value) => new() { Times = value };

    public double Of(double current) => To ?? (By is { } by ? current + by : current * Times!.Value); // the rules have seen to it that one is there
}
