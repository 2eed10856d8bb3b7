using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using VideoGen.Composition.Storyboards;
using VideoGen.Contracts.Render.V1;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

/// <summary>Timelines that speak and play composed music.</summary>
public sealed class SpeechClipTests
{
    private const string Document = """
        { "version": 1, "output": { "width": 160, "height": 90, "fps": 12, "quality": "fast" },
          "tracks": [
            { "clips": [ { "type": "scene", "headline": "Hello", "length": 4 } ] },
            { "clips": [ { "type": "speech", "text": "Hello there, this is a clip that speaks.", "start": 0.5, "length": 3 } ] },
            { "clips": [ { "type": "music", "mood": "calm", "length": "end" } ] } ] }
        """;

    [Fact]
    public async Task A_text_is_spoken_once_and_is_a_stem_of_the_film()
    {
        await using var worker = await WorkerHost.StartAsync();
        var order = Order();

        var first = await worker.RenderToEndAsync(order);
        var second = await worker.RenderToEndAsync(order);

        first.Where(e => e.StepDone?.Name == "narration/1").ShouldHaveSingleItem().StepDone.Reused.ShouldBeFalse();
        second.Where(e => e.StepDone?.Name == "narration/1").ShouldHaveSingleItem().StepDone.Reused.ShouldBeTrue();
        second.Last().Planned.SoundKey.ShouldBe(first.Last().Planned.SoundKey);
        var film = await worker.FilmAsync(order);
        film.Film.Outputs.Select(o => o.Kind).ShouldContain(OutputKind.NarrationStem);
        film.Film.Outputs.Select(o => o.Kind).ShouldContain(OutputKind.MusicStem);
        JsonDocument.Parse(film.Film.ReportJson).RootElement.GetProperty("passed").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Small_print_is_spoken_faster_and_a_voice_is_shown_from_its_sound()
    {
        await using var worker = await WorkerHost.StartAsync();
        var order = WorkerHost.Film(frames: 144, fps: 12);
        var board = StoryboardJson.TryRead(order.Plan.StoryboardJson).ShouldNotBeNull();
        const string Words = "Headache and nausea may occur, so please ask your doctor first.";
        Scene[] scenes =
        [
            board.Scenes[0] with { Kind = SceneKind.Audiogram, Narration = Words },
            board.Scenes[1] with { Kind = SceneKind.FinePrint, Items = [Words], Narration = Words },
        ];
        order.Plan.StoryboardJson = StoryboardJson.Write(board with { Scenes = scenes });

        var film = await worker.FilmAsync(order);

        using var report = JsonDocument.Parse(film.Film.ReportJson);
        report.RootElement.GetProperty("passed").GetBoolean().ShouldBeTrue();
        var captions = Encoding.UTF8.GetString(await FinishTests.ReadAsync(worker, film.Film.Outputs.Single(o => o.Kind == OutputKind.CaptionsSrt)));
        var cues = Regex.Matches(captions, @"00:00:(?<from>[\d,]+) --> 00:00:(?<to>[\d,]+)").Select(m => (From: Seconds(m.Groups["from"]), To: Seconds(m.Groups["to"]))).ToArray();
        var cut = report.RootElement.GetProperty("scenes")[1].GetProperty("start_frame").GetInt32() / 12.0;
        double Spoken(Func<(double From, double To), bool> scene) => cues.Where(scene).Max(c => c.To) - cues.Where(scene).Min(c => c.From);
        // The same words; the voice keeps to its pace within a few parts of a hundred.
        (Spoken(c => c.From < cut) / Spoken(c => c.From >= cut)).ShouldBe(1.4, 0.15);
    }

    [Fact]
    public async Task What_is_said_decides_the_sound_and_not_the_picture()
    {
        await using var worker = await WorkerHost.StartAsync();

        var one = (await worker.RenderToEndAsync(Order())).Last().Planned;
        var other = (await worker.RenderToEndAsync(Order("Hello there", "Good bye"))).Last().Planned;

        other.SoundKey.ShouldNotBe(one.SoundKey);
        other.Segments.Select(s => s.ContentKey).ShouldBe(one.Segments.Select(s => s.ContentKey));
    }

    [Fact]
    public async Task A_fast_voice_with_too_much_to_say_is_played_faster_rather_than_spoken_beyond_its_limit()
    {
        await using var worker = await WorkerHost.StartAsync();
        var order = WorkerHost.Film(frames: 36, fps: 12);
        var board = StoryboardJson.TryRead(order.Plan.StoryboardJson).ShouldNotBeNull();
        var words = string.Join(' ', Enumerable.Repeat("many words about the sea", 8));
        order.Plan.StoryboardJson = StoryboardJson.Write(board with { Voice = new StoryboardVoice { Speed = 1.9 }, Scenes = [board.Scenes[0] with { Narration = words }, .. board.Scenes.Skip(1)] });

        var film = await worker.FilmAsync(order);

        var speech = JsonDocument.Parse(film.Film.ReportJson).RootElement.GetProperty("speech");
        speech.GetProperty("tempo").GetDouble().ShouldBeGreaterThan(1);
        film.Film.Outputs.Select(o => o.Kind).ShouldContain(OutputKind.NarrationStem);
    }

    private static double Seconds(Group time) => double.Parse(time.Value.Replace(',', '.'), CultureInfo.InvariantCulture);

    private static RenderRequest Order(string from = "", string to = "")
    {
        var order = WorkerHost.Film(frames: 48, fps: 12, width: 160, height: 90);
        var document = from.Length == 0 ? Document : Document.Replace(from, to, StringComparison.Ordinal);
        order.Plan = new PlanWork { Timeline = new TimelineSource { DocumentJson = document, ValuesJson = "{}", SourcesJson = "{}" } };
        return order;
    }
}
