using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Titles;
using VideoGen.Media.Fonts;
using VideoGen.Media.Processes;
using Xunit;

namespace VideoGen.Media.Tests.Fonts;

/// <summary>What libass draws is what was measured, and nothing but the text that was typed.</summary>
public sealed class TextOnScreenTests
{
    private const int Width = 1600;
    private const int Height = 200;
    private const double Size = 60;

    private static readonly FontName[] All = [.. FontPairs.Faces, .. TimelineFonts.All.Select(f => f.Name).Except(FontPairs.Faces)];

    public static TheoryData<int> Faces() => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Faces))]
    public async Task Measured_widths_are_those_that_are_drawn(int index)
    {
        using var host = new MediaHost();
        var name = All[index];
        var face = host.Get<FontCatalog>().Find(name);
        face.Family.ShouldBe(name.Family);

        var ink = await InkAsync(host, name, "HOw mAny WavEs glow, 1,234?H", "");

        var measured = face.Metrics.Width("HOw mAny WavEs glow, 1,234?H", Size, 0);
        // Side bearings and kerning are not in the measure.
        ink.Width.ShouldBeInRange((int)(measured * 0.95), (int)(measured * 1.01));
    }

    [Theory]
    [InlineData("{\\fs300}Hx", "(,fs300)Hx")]
    [InlineData("H\\Nx", "H,Nx")]
    [InlineData("H{\\pos(0,0)}x", "H(,pos(0,0))x")]
    [InlineData("%{expr:while(1,1)}H", "%(expr:while(1,1))H")]
    [InlineData("H\\{\\b1\\}x", "H,(,b1,)x")]
    public async Task Tags_in_text_are_drawn_as_text(string text, string lookalike)
    {
        using var host = new MediaHost();
        var name = FontPairs.Faces[0];

        var ink = await InkAsync(host, name, text, "a");
        var expected = await InkAsync(host, name, lookalike, "b");

        // The look-alike has a narrower mark for each brace and backslash, and no way to act.
        ink.Height.ShouldBeInRange(expected.Height - 8, expected.Height + 12);
        ink.Width.ShouldBeInRange(expected.Width, expected.Width + (text.Length * 14));
    }

    [Fact]
    public async Task Every_character_of_a_hostile_line_takes_its_measured_room()
    {
        using var host = new MediaHost();
        var name = FontPairs.Faces[0];
        const string Text = "H{\\fs300}\\N%{x}[y]=1;z='q'H";

        var ink = await InkAsync(host, name, Text, "");

        var measured = host.Get<FontCatalog>().Find(name).Metrics.Width(Text, Size, 0);
        ink.Width.ShouldBeInRange((int)(measured * 0.94), (int)(measured * 1.02));
    }

    private static async Task<(int Width, int Height)> InkAsync(MediaHost host, FontName name, string text, string suffix)
    {
        var fonts = Directory.CreateDirectory(host.PathOf("fonts")).FullName;
        var path = host.Get<FontCatalog>().PathOf(name);
        File.Copy(path, Path.Combine(fonts, Path.GetFileName(path)), overwrite: true);
        var file = new AssFile(new FrameSize(Width, Height));
        file.Add(1, 0, 1, $"{{\\an5\\pos({Width / 2},{Height / 2})\\fn{name.Family}\\fs{AssFile.N(Size)}}}{AssText.Escape(text)}");
        await File.WriteAllTextAsync(host.PathOf($"t{suffix}.ass"), file.ToString());
        await host.FFmpeg.RunAsync(
            new FFmpegRun
            {
                Arguments = ["-f", "lavfi", "-i", $"color=black:s={Width}x{Height}:r=25:d=0.04", "-vf", $"ass=filename=t{suffix}.ass:fontsdir=fonts,format=gray", "-frames:v", "1", "-f", "rawvideo", $"t{suffix}.raw"],
                WorkDirectory = host.Folder,
            },
            default);
        var pixels = await File.ReadAllBytesAsync(host.PathOf($"t{suffix}.raw"));
        var lit = Enumerable.Range(0, pixels.Length).Where(i => pixels[i] > 90).ToArray();
        lit.ShouldNotBeEmpty();
        return (lit.Max(i => i % Width) - lit.Min(i => i % Width) + 1, (lit[^1] / Width) - (lit[0] / Width) + 1);
    }
}
