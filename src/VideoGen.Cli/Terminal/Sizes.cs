namespace VideoGen.Cli.Terminal;

internal static class Sizes
{
    public static string Text(long bytes) => bytes switch
    {
        < 1_000 => FormattableString.Invariant($"{bytes} B"),
        < 1_000_000 => FormattableString.Invariant($"{bytes / 1e3:0.0} kB"),
        _ => FormattableString.Invariant($"{bytes / 1e6:0.0} MB"),
    };
}
