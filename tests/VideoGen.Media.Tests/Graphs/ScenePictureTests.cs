using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Media.Tests.Graphs;

public sealed class ScenePictureTests
{
    private const int Frames = 60;

    [Fact]
    public async Task Over_a_white_photo_words_stand_on_dark_and_the_photo_stays_white()
    {
        using var host = new GraphHost();
        await host.MakeAsync("white.png", "color=white:s=320x180", "-frames:v 1", TimeSpan.Zero, new VideoFacts { Codec = "png", CodedWidth = 320, CodedHeight = 180, PixelFormat = "rgb24" });

        var frames = await host.DrawAsync(Film(host, new ScenePicture { Source = "white.png", Motion = VisualMotion.In }));

        frames.Count.ShouldBe(Frames);
        frames.At(45, 80, 6).R.ShouldBeGreaterThan(250);
        // A grey of 118 has a contrast of 4.5 with white letters.
        Enumerable.Range(100, 55).Max(x => frames.At(45, x, 66).G).ShouldBeLessThan(118);
        Enumerable.Range(0, 160).Max(x => frames.Luma(45, x, 66)).ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task A_film_plays_begins_again_and_is_the_same_wherever_a_stretch_begins()
    {
        using var host = new GraphHost();
        await host.CounterAsync("count.mp4", 40);
        var film = Film(host, new ScenePicture { Source = "count.mp4" }, words: "");

        var whole = await host.DrawAsync(film);
        var part = await host.DrawAsync(film, 30, 20);

        whole.Numbers().ShouldBe([.. Enumerable.Range(0, Frames).Select(n => n % 40)]);
        part.Numbers().ShouldBe(whole.Numbers().Skip(30).Take(20));
        (await host.DrawAsync(Film(host, new ScenePicture { Source = "count.mp4", Loop = false }, words: ""))).Numbers().Skip(40).ShouldAllBe(n => n == 39);
    }

    private static ResolvedTimeline Film(GraphHost host, ScenePicture picture, string words = "Light on the water") => Clips.Film(Frames, host.Sources, new SceneLayer
    {
        Path = "$", Start = 0, Frames = Frames, X = 80, Y = 45, Width = 160, Height = 90,
        Card = new SceneCard
        {
            Scene = new Scene { Id = "", Kind = SceneKind.Image, Headline = words, Narration = "" }, Language = "en", Pictures = [picture],
            Design = new FilmDesign(Palettes.Named("slate"), FontPairs.All[0], Motif.Ribbons, default, 3),
        },
    });
}
