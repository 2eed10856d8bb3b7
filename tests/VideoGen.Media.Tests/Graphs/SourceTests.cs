using Shouldly;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Media.Tests.Graphs;

/// <summary>Sources of all shapes and colours come out as they are meant.</summary>
public sealed class SourceTests
{
    private const string Orange = "color=0xFF8000:s=160x90:r=30:d=1,format=gbrp";

    [Theory]
    [InlineData("bt709", "tv", "yuv420p", "bt709", "tv")]
    [InlineData("bt601", "tv", "yuv420p", "smpte170m", "tv")]
    [InlineData("bt601", "tv", "yuv420p", "", "")]
    [InlineData("bt709", "pc", "yuv420p", "bt709", "pc")]
    [InlineData("bt709", "tv", "yuv444p", "bt709", "tv")]
    public async Task A_film_keeps_its_colours(string matrix, string range, string format, string toldMatrix, string toldRange)
    {
        using var host = new GraphHost();
        await host.MakeAsync(
            "a.mkv", $"{Orange},scale=out_color_matrix={matrix}:out_range={range},format={format}", "-c:v ffv1", TimeSpan.FromSeconds(1),
            Facts("ffv1", format) with { Matrix = toldMatrix, Range = toldRange });

        var frames = await host.DrawAsync(Clips.Film(5, host.Sources, Clips.Video("a.mkv", 5)));

        ColourTests.Near(frames.At(4, 80, 45), (255, 128, 0), 3);
    }

    [Fact]
    public async Task High_dynamic_range_comes_down_to_the_standard_one()
    {
        using var host = new GraphHost();
        // Diffuse white of 203 cd/m² is about 58 % of the PQ scale.
        await host.MakeAsync(
            "a.mkv", "color=black:s=160x90:r=30:d=1,format=yuv420p10le,geq=lum='if(lt(X,80),64+876*0.58,64)':cb=512:cr=512", "-c:v libx265 -x265-params log-level=none:lossless=1 -color_trc smpte2084 -colorspace bt2020nc -color_primaries bt2020 -color_range tv",
            TimeSpan.FromSeconds(1), Facts("hevc", "yuv420p10le") with { Matrix = "bt2020nc", Primaries = "bt2020", Transfer = "smpte2084", Range = "tv", Frames = 30 });

        var frames = await host.DrawAsync(Clips.Film(4, host.Sources, Clips.Video("a.mkv", 4)));

        var (r, g, b) = frames.At(2, 30, 45);
        r.ShouldBeInRange(140, 255);
        Math.Abs(r - g).ShouldBeLessThan(4);
        Math.Abs(r - b).ShouldBeLessThan(4);
        ColourTests.Near(frames.At(2, 130, 45), (0, 0, 0), 3);
    }

    [Theory]
    [InlineData("a.png", "png", "rgb24", "-frames:v 1 -c:v png -pix_fmt rgb24", 3)]
    // The encoder's palette has no such orange.
    [InlineData("a.png", "png", "pal8", "-frames:v 1 -c:v png -pix_fmt pal8", 12)]
    [InlineData("a.jpg", "mjpeg", "yuvj444p", "-frames:v 1 -c:v mjpeg -q:v 1 -pix_fmt yuvj444p", 4)]
    [InlineData("a.jpg", "mjpeg", "yuvj420p", "-frames:v 1 -c:v mjpeg -q:v 1 -pix_fmt yuvj420p", 4)]
    public async Task A_still_keeps_its_colours(string name, string codec, string format, string coding, int tolerance)
    {
        using var host = new GraphHost();
        await host.MakeAsync(name, Orange, coding, TimeSpan.Zero, Facts(codec, format));

        var frames = await host.DrawAsync(Clips.Film(5, host.Sources, Clips.Image(name, 5)));

        ColourTests.Near(frames.At(4, 80, 45), (255, 128, 0), tolerance);
        frames.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("png", "a.png", "rgba", "-frames:v 1 -c:v png -pix_fmt rgba", true)]
    [InlineData("qtrle", "a.mov", "argb", "-c:v qtrle -pix_fmt argb", false)]
    [InlineData("vp9", "a.webm", "yuva420p", "-c:v libvpx-vp9 -pix_fmt yuva420p -lossless 1", false)]
    public async Task Transparency_shows_what_lies_beneath(string codec, string name, string format, string coding, bool still)
    {
        using var host = new GraphHost();
        // Left transparent, right red, half transparent in the lower half.
        await host.MakeAsync(
            name, "color=red:s=160x90:r=30:d=0.5,format=rgba,geq=r=255:g=0:b=0:a='if(lt(X,80),0,if(lt(Y,45),255,128))'", coding,
            still ? TimeSpan.Zero : TimeSpan.FromSeconds(0.5), Facts(codec, format) with { HasAlpha = true, Matrix = "", Rate = still ? null : new FrameRate(30, 1), Frames = still ? 0 : 15 });
        Layer layer = still ? Clips.Image(name, 10) : Clips.Video(name, 10);

        var frames = await host.DrawAsync(Clips.Film(10, host.Sources, Clips.Fill(new Rgba(0, 0, 255), 10), layer));
        var smaller = await host.DrawAsync(Clips.Film(10, host.Sources, Clips.Fill(new Rgba(0, 0, 255), 10), layer with { Width = 80, Height = 44, X = 80, Y = 46 }));

        ColourTests.Near(frames.At(9, 40, 40), (0, 0, 255), 3);
        ColourTests.Near(frames.At(9, 120, 20), (255, 0, 0), 5);
        ColourTests.Near(frames.At(9, 120, 70), (128, 0, 127), 5);
        ColourTests.Near(smaller.At(9, 60, 46), (0, 0, 255), 3);
        ColourTests.Near(smaller.At(9, 100, 35), (255, 0, 0), 5);
        ColourTests.Near(smaller.At(9, 100, 60), (128, 0, 127), 5);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task A_turned_film_stands_upright(int clockwise)
    {
        using var host = new GraphHost();
        // Seen upright, the top left is red and the rest is dark: so it is coded turned back.
        var (w, h) = clockwise == 180 ? (160, 90) : (90, 160);
        var red = clockwise switch { 90 => "lt(X,45)*gte(Y,80)", 180 => "gte(X,80)*gte(Y,45)", _ => "gte(X,45)*lt(Y,80)" };
        await host.MakeAsync(
            "a.mkv", $"color=black:s={w}x{h}:r=30:d=0.5,format=gbrp,geq=r='255*{red}':g=0:b=0,scale=out_color_matrix=bt709:out_range=tv,format=yuv444p", "-c:v ffv1",
            TimeSpan.FromSeconds(0.5), Facts("ffv1", "yuv444p") with { CodedWidth = w, CodedHeight = h, Rotation = clockwise });

        var frames = await host.DrawAsync(Clips.Film(3, host.Sources, Clips.Video("a.mkv", 3)));

        ColourTests.Near(frames.At(2, 40, 22), (255, 0, 0), 4);
        foreach (var (x, y) in ((int, int)[])[(120, 22), (40, 67), (120, 67)]) ColourTests.Near(frames.At(2, x, y), (0, 0, 0), 4);
    }

    [Fact]
    public async Task Pixels_that_are_not_square_are_made_so()
    {
        using var host = new GraphHost();
        // 80x90 pixels, each twice as wide as high: seen as 160x90, the left half white.
        await host.MakeAsync(
            "a.mkv", "color=black:s=80x90:r=30:d=0.5,format=yuv420p,geq=lum='if(lt(X,40),235,16)':cb=128:cr=128,setsar=2", "-c:v ffv1",
            TimeSpan.FromSeconds(0.5), Facts("ffv1", "yuv420p") with { CodedWidth = 80, SarNumerator = 2 });

        var frames = await host.DrawAsync(Clips.Film(3, host.Sources, Clips.Video("a.mkv", 3) with { Fit = Fit.Contain }));

        foreach (var (x, light) in ((int, bool)[])[(3, true), (76, true), (84, false), (156, false)]) (frames.Luma(2, x, 45) > 120).ShouldBe(light);
    }

    [Theory]
    [InlineData(Fit.Cover, 255, 255)]
    [InlineData(Fit.Contain, 0, 0)]
    [InlineData(Fit.Stretch, 255, 0)]
    public async Task A_square_picture_fills_its_box_as_told(Fit fit, int left, int top)
    {
        using var host = new GraphHost();
        // White, with a black band over the upper fifth.
        await host.MakeAsync("a.png", "color=white:s=100x100,format=rgb24,geq=r='if(lt(Y,20),0,255)':g='if(lt(Y,20),0,255)':b='if(lt(Y,20),0,255)'", "-frames:v 1 -c:v png -pix_fmt rgb24", TimeSpan.Zero,
            Facts("png", "rgb24") with { CodedWidth = 100, CodedHeight = 100 });

        var frames = await host.DrawAsync(Clips.Film(2, host.Sources, Clips.Image("a.png", 2) with { Fit = fit }));

        ColourTests.Near(frames.At(1, 4, 60), (left, left, left), 3);
        ColourTests.Near(frames.At(1, 80, 8), (top, top, top), 3);
        ColourTests.Near(frames.At(1, 80, 60), (255, 255, 255), 3);
    }

    [Fact]
    public async Task A_contained_picture_stands_before_its_own_blur()
    {
        using var host = new GraphHost();
        await host.MakeAsync("a.png", "color=0x40C040:s=100x100,format=rgb24", "-frames:v 1 -c:v png -pix_fmt rgb24", TimeSpan.Zero, Facts("png", "rgb24") with { CodedWidth = 100, CodedHeight = 100 });
        await host.CounterAsync("v.mp4", 30, width: 90, height: 90);
        var film = Clips.Film(20, host.Sources, Clips.Image("a.png", 20) with { Fit = Fit.ContainBlur }, Clips.Video("v.mp4", 20) with { Fit = Fit.ContainBlur, Opacity = Clips.Keys((9, 0), (10, 1)) });

        var frames = await host.DrawAsync(film);

        ColourTests.Near(frames.At(4, 4, 45), (0x40, 0xC0, 0x40), 3);
        ColourTests.Near(frames.At(4, 80, 45), (0x40, 0xC0, 0x40), 3);
        Enumerable.Range(12, 8).Select(f => Counter.Read((x, y) => frames.Luma(f, 35 + x, y), 90, 90)).ShouldBe(Enumerable.Range(12, 8));
    }

    [Fact]
    public async Task A_crop_takes_its_part_of_the_picture()
    {
        using var host = new GraphHost();
        await host.MakeAsync("a.png", "color=black:s=200x100,format=rgb24,geq=r='if(gte(X,100),255,0)':g='if(gte(Y,50),255,0)':b=0", "-frames:v 1 -c:v png -pix_fmt rgb24", TimeSpan.Zero,
            Facts("png", "rgb24") with { CodedWidth = 200, CodedHeight = 100 });

        var frames = await host.DrawAsync(Clips.Film(2, host.Sources, Clips.Image("a.png", 2) with { Crop = new Crop(0.5, 0.5, 0.5, 0.5) }));

        foreach (var (x, y) in ((int, int)[])[(3, 3), (156, 3), (80, 86)]) ColourTests.Near(frames.At(1, x, y), (255, 255, 0), 4);
    }

    [Fact]
    public async Task A_key_colour_becomes_transparent()
    {
        using var host = new GraphHost();
        await host.MakeAsync("a.png", "color=0x00D060:s=160x90,format=rgb24,geq=r='if(lt(X,80),0,220)':g='if(lt(X,80),208,40)':b='if(lt(X,80),96,40)'", "-frames:v 1 -c:v png -pix_fmt rgb24", TimeSpan.Zero, Facts("png", "rgb24"));
        var film = Clips.Film(2, host.Sources, Clips.Fill(new Rgba(0, 0, 200), 2), Clips.Image("a.png", 2) with { ChromaKey = new ChromaKey(new Rgba(0, 208, 96), 0.1, 0.05) });

        var frames = await host.DrawAsync(film);

        ColourTests.Near(frames.At(1, 30, 45), (0, 0, 200), 3);
        ColourTests.Near(frames.At(1, 130, 45), (220, 40, 40), 4);
    }

    [Fact]
    public async Task A_group_is_drawn_by_itself_and_then_placed()
    {
        using var host = new GraphHost();
        await host.CounterAsync("v.mp4", 60);
        var inner = Clips.Film(30, host.Sources, Clips.Video("v.mp4", 30) with { Width = 80, X = 40, Fit = Fit.Stretch }, Clips.Box(new Rgba(255, 0, 0), 100, 20, 40, 40, 30) with { Opacity = 0.5 }) with { Background = default };
        var group = new GroupLayer { Path = "$", Start = 3, Frames = 40, Inner = inner, TrimFrames = 4, X = 80, Y = 45, Width = 160, Height = 90 };
        var film = Clips.Film(50, host.Sources, Clips.Fill(new Rgba(0, 0, 255), 50), group);

        var frames = await host.DrawAsync(film, 1, 45);

        ColourTests.Near(frames.At(1, 20, 20), (0, 0, 255), 2);
        ColourTests.Near(frames.At(20, 120, 40), (128, 0, 127), 4);
        ColourTests.Near(frames.At(20, 90, 80), (0, 0, 255), 3);
        for (var f = 2; f < 42; f++) Counter.Read((x, y) => frames.Luma(f, x, y), 80, 90).ShouldBe(Math.Min(f + 1 - 3 + 4, 29), $"frame {f}");
        ColourTests.Near(frames.At(43, 120, 40), (0, 0, 255), 2);
    }

    [Fact]
    public async Task Ken_Burns_and_motion_fill_the_picture()
    {
        using var host = new GraphHost();
        await host.MakeAsync("a.png", "color=black:s=320x180,format=rgb24,geq=r=X*0.8:g=Y*1.4:b=40", "-frames:v 1 -c:v png -pix_fmt rgb24", TimeSpan.Zero, Facts("png", "rgb24") with { CodedWidth = 320, CodedHeight = 180 });
        var move = new KenBurns(1, 2, 0.5, 0.5, 1, 1, Easing.Linear);
        var film = Clips.Film(
            20, host.Sources, Clips.Image("a.png", 11) with { KenBurns = move },
            new MotionLayer { Path = "$", Start = 11, Frames = 9, Motif = Composition.Design.Motif.Waves, Palette = "abyss", Seed = 4, X = 80, Y = 45, Width = 160, Height = 90 });

        var frames = await host.DrawAsync(film);

        frames.Count.ShouldBe(20);
        ColourTests.Near(frames.At(0, 80, 45), (128, 126, 40), 5);
        ColourTests.Near(frames.At(10, 80, 45), (192, 189, 40), 5);
        frames.At(11, 80, 80).ShouldNotBe(frames.At(19, 80, 80));
    }

    private static VideoFacts Facts(string codec, string format) => new()
    {
        Codec = codec, CodedWidth = 160, CodedHeight = 90, PixelFormat = format, Matrix = format.StartsWith("yuv", StringComparison.Ordinal) && !format.StartsWith("yuvj", StringComparison.Ordinal) ? "bt709" : "",
        Rate = new FrameRate(30, 1),
    };
}
