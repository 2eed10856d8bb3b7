using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using Xunit;

namespace VideoGen.Composition.Tests.Segments;

public sealed class SpriteSheetTests
{
    private static readonly FrameRate Rate = new(30, 1);

    [Theory]
    [InlineData(1280, 720, 90, 3, 160, 90)]
    [InlineData(1280, 720, 300, 10, 160, 90)]
    [InlineData(720, 1280, 1800, 60, 90, 160)]
    [InlineData(1080, 1080, 108000, 60, 160, 160)]
    [InlineData(640, 360, 1, 1, 160, 90)]
    public void There_is_a_picture_a_second_and_at_most_sixty(int width, int height, long frames, int count, int tileWidth, int tileHeight)
    {
        var sheet = SpriteSheet.Of(width, height, frames, Rate);

        (sheet.Count, sheet.TileWidth, sheet.TileHeight).ShouldBe((count, tileWidth, tileHeight));
        (sheet.Columns * sheet.Rows).ShouldBeGreaterThanOrEqualTo(count);
    }

    [Theory]
    [InlineData(300, new long[] { 15, 45, 75, 105, 135, 165, 195, 225, 255, 285 })]
    [InlineData(31, new long[] { 7, 23 })]
    [InlineData(1, new long[] { 0 })]
    public void A_picture_is_the_middle_of_its_stretch(long frames, long[] expected)
    {
        var sheet = SpriteSheet.Of(1280, 720, frames, Rate);

        Enumerable.Range(0, sheet.Count).Select(sheet.FrameOf).ShouldBe(expected);
    }

    [Fact]
    public void The_text_says_which_picture_shows_when() =>
        SpriteSheet.Of(1280, 720, 330, new FrameRate(30000, 1001)).WebVtt("sprites.jpg").ShouldBe(
            """
            WEBVTT

            00:00:00.000 --> 00:00:00.918
            sprites.jpg#xywh=0,0,160,90

            00:00:00.918 --> 00:00:01.835
            sprites.jpg#xywh=160,0,160,90

            00:00:01.835 --> 00:00:02.753
            sprites.jpg#xywh=320,0,160,90

            00:00:02.753 --> 00:00:03.670
            sprites.jpg#xywh=480,0,160,90

            00:00:03.670 --> 00:00:04.588
            sprites.jpg#xywh=640,0,160,90

            00:00:04.588 --> 00:00:05.506
            sprites.jpg#xywh=800,0,160,90

            00:00:05.506 --> 00:00:06.423
            sprites.jpg#xywh=960,0,160,90

            00:00:06.423 --> 00:00:07.341
            sprites.jpg#xywh=1120,0,160,90

            00:00:07.341 --> 00:00:08.258
            sprites.jpg#xywh=1280,0,160,90

            00:00:08.258 --> 00:00:09.176
            sprites.jpg#xywh=1440,0,160,90

            00:00:09.176 --> 00:00:10.093
            sprites.jpg#xywh=0,90,160,90

            00:00:10.093 --> 00:00:11.011
            sprites.jpg#xywh=160,90,160,90

            """.ReplaceLineEndings("\n"));
}
