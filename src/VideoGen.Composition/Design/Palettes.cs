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
        Light("paper", "F7F0E7", ["F7A9BE", "A3CFF2", "FBD49B"], "1A1440", "98103A", "B5163F"),
        Light("mint", "EAF6F1", ["93E0CA", "B4D4FB", "D3F2B4"], "0A2A33", "08574A", "A3265A"),
        Light("sky", "EBF2FF", ["9DC0FF", "FFBBDA", "FFDF96"], "15184A", "4426C9", "BD1A5C"),
    ];

    private static Palette Dark(string name, string ground, string[] glows, string accent, string spoken) => new()
    {
        Name = name, Base = Rgb.Hex(ground), Glows = [.. glows.Select(Rgb.Hex)], Text = Rgb.Hex("FFFFFF"), Accent = Rgb.Hex(accent), Spoken = Rgb.Hex(spoken),
    };

    private static Palette Light(string name, string ground, string[] glows, string text, string accent, string spoken) => new()
    {
        Name = name, IsLight = true, Base = Rgb.Hex(ground), Glows = [.. glows.Select(Rgb.Hex)], Text = Rgb.Hex(text), Accent = Rgb.Hex(accent), Spoken = Rgb.Hex(spoken),
    };
}
