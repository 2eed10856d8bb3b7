namespace VideoGen.Composition.Design;

/// <summary>All palettes.</summary>
public static class Palettes
{
    /// <summary>Every palette; order is part of what a seed means, so add at the end.</summary>
    public static IReadOnlyList<Palette> All { get; } =
    [
        Dark("abyss", "030714", ["2440FF", "0892B8", "0B2A7B"], "6FE7FF", "FFD84D"),
        Dark("ember", "150605", ["B8321A", "7A1A4B", "D9701C"], "FFB35C", "FFE08A"),
        Dark("aurora", "03110F", ["0F9B6C", "1B5FBF", "5B2BD6"], "7CFFC4", "FFE66D"),
        Dark("orchid", "0D0617", ["7B2BD6", "C2287F", "2B3FD6"], "FF9DF0", "FFE27A"),
        Dark("slate", "070B14", ["1E55A8", "0E7486", "32389A"], "5CC8FF", "FFD84D"),
        Dark("forest", "05100A", ["1F7A41", "0F5A68", "64761C"], "C6F26B", "FFE27A"),
        Dark("dusk", "120A1C", ["5B2A9A", "B53A5E", "E07B45"], "FFC07A", "FFE9A8"),
        Dark("gold", "0B0A09", ["6B4A1E", "8A5F1F", "2C3A5C"], "F5C451", "FFE9AE"),
        Light("paper", "F7F0E7", ["F7A9BE", "A3CFF2", "FBD49B"], "1A1440", "98103A", "A51239"),
        Light("mint", "EAF6F1", ["93E0CA", "B4D4FB", "D3F2B4"], "0A2A33", "08574A", "961F52"),
        Light("sky", "EBF2FF", ["9DC0FF", "FFBBDA", "FFDF96"], "15184A", "4426C9", "A31450"),
        Dark("crimson", "14040A", ["B3123F", "6A0F5C", "C2471E"], "FFB0BE", "FFE08A"),
        Dark("lagoon", "02100F", ["0E8C8C", "146C4A", "1A4FA0"], "5FF0E0", "FFD98A"),
        Dark("indigo", "06061A", ["3A2BE0", "5A1FB0", "0F6FC4"], "B4BDFF", "FFE27A"),
        Dark("copper", "110A06", ["9A4F22", "6B2E3A", "4A5230"], "FFB884", "FFE9C2"),
        Dark("olive", "080D03", ["5E8A12", "1F6B3F", "8A7A12"], "DDF06A", "FFE7A0"),
        Dark("graphite", "0A0B0D", ["4A5160", "2E3644", "5C5750"], "FF9A86", "FFE08A"),
        Dark("neon", "07030F", ["D61F86", "2B33E0", "0A93A8"], "4DF3FF", "FFF06B"),
        Dark("chalk", "0D1513", ["2F5147", "355560", "55543A"], "FFE6A3", "A8F0D0"),
        Light("sand", "F6EEDD", ["F2CFA0", "EBBFA6", "D6DBB4"], "2B1D0E", "83360A", "931A43"),
        Light("lavender", "F1EDFB", ["C9B6F7", "F3BEDD", "B5CCF9"], "1F1540", "5A21B0", "9C1252"),
        Light("peach", "FFF0E8", ["FFBFA3", "FFD59A", "F9B6C4"], "3A1420", "9C1F2A", "74289A"),
        Light("linen", "F4F3EF", ["D3D8E2", "E8DCC6", "CBDAD2"], "16181C", "A5121D", "174A9E"),
        Light("citrus", "FAFBE6", ["E6EC86", "BCE6A0", "FFDD86"], "1A2A0C", "2B6110", "912B12"),
        Light("frost", "EEF4F8", ["B4D7EC", "C6D0F2", "B8E8E2"], "0C2233", "0A5182", "961F52"),
    ];

    /// <summary>A palette by its name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Palette Named(string name) => All.FirstOrDefault(p => p.Name == name) ?? throw new ArgumentException($"There is no palette {name}.", nameof(name));

    private static Palette Dark(string name, string ground, string[] glows, string accent, string spoken) => new()
    {
        Name = name, Base = Rgb.Hex(ground), Glows = [.. glows.Select(Rgb.Hex)], Text = Rgb.Hex("FFFFFF"), Accent = Rgb.Hex(accent), Spoken = Rgb.Hex(spoken),
    };

    private static Palette Light(string name, string ground, string[] glows, string text, string accent, string spoken) => new()
    {
        Name = name, IsLight = true, Base = Rgb.Hex(ground), Glows = [.. glows.Select(Rgb.Hex)], Text = Rgb.Hex(text), Accent = Rgb.Hex(accent), Spoken = Rgb.Hex(spoken),
    };
}
