using System.Globalization;
using System.Text;
using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

/// <summary>Documents made by dice. The seeds are fixed: a failure names the one that shows it.</summary>
public sealed class RandomDocumentTests
{
    private static readonly string[] Odd =
    [
        "null", "true", "-1", "0", "1e999", "-1e999", "1e-400", "123456789012345678901234567890", "\"\"", "\"NaN\"", "\"{{a}}\"", "\"{{\"", "\"\\ud800\"", "\"\\u0000\"", "\"end\"", "\"50%\"", "\"9f\"", "[]", "{}", "[[]]", "[null]",
        "{ \"fraction\": 1 }", "{ \"type\": \"blur\" }", "[ { \"at\": 0, \"value\": 1 } ]", "\"asset:x\"", "\"../x\"", "\"http://x\"", "\"M0 0L1 1\"", "\"red\"", "\"#123\"", "{ \"a\": 1, \"a\": 2 }",
    ];

    [Fact]
    public void No_document_crashes_the_reader_and_every_refusal_says_why()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var json = new Dice(seed, wild: 0.08).Document();
            using var document = JsonDocument.Parse(json);

            var reading = Should.NotThrow(() => TimelineReader.Read(document.RootElement, null, Reading.Sources), $"seed {seed}: {json}");
            (reading.Timeline is null).ShouldBe(reading.Problems.Count > 0, $"seed {seed}");
            reading.Problems.Concat(reading.Warnings).ShouldAllBe(p => p.Path.Length > 0 && p.Code.Length > 0 && p.Message.Length > 0 && p.Fix.Length > 0);
        }
    }

    [Fact]
    public void What_is_read_can_be_rendered_and_fits_the_schema()
    {
        var checker = new SchemaChecker(JsonDocument.Parse(TimelineSchema.Text).RootElement);
        var read = 0;
        for (var seed = 0; seed < 1500; seed++)
        {
            var json = new Dice(seed, wild: 0).Document();
            using var document = JsonDocument.Parse(json);
            var reading = TimelineReader.Read(document.RootElement, null, Reading.Sources);
            if (reading.Timeline is not { } film) continue;
            read++;

            checker.Check(document.RootElement).ShouldBeEmpty($"seed {seed}: {json}");
            CheckFilm(film, $"seed {seed}: {json}");
            TimelineReader.Read(document.RootElement, null, Reading.Sources).Timeline!.Layers.Select(l => (l.Start, l.Frames, l.Opacity)).ShouldBe(film.Layers.Select(l => (l.Start, l.Frames, l.Opacity)));
        }

        // Guards against dice that only ever throw documents that are refused.
        read.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Reading_takes_memory_in_proportion_to_the_clips()
    {
        var (few, many) = (Many(TimelineLimits.Clips / 10), Many(TimelineLimits.Clips));
        Reading.Good(many).Layers.Count.ShouldBe(TimelineLimits.Clips);

        // Ten times the clips: 10 in proportion, 100 where each looked at a copy of all others.
        ((double)Allocated(many) / Allocated(few)).ShouldBeLessThan(14);
    }

    private static long Allocated(string json)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Reading.Good(json);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Many(int clips) => Reading.Clips(
        string.Join(',', Enumerable.Range(0, clips).Select(i =>
            $$"""{ "type": "text", "text": "Line {{i}} {{"{{name}}"}}", "length": 0.5, "size": 20, "x": [ { "at": 0, "value": 10 }, { "at": 0.4, "value": "50%", "easing": "ease_out" } ], "fade_in": 0.1, "transition": { "duration": 0.1 } }""")),
        """ "variables": { "name": { "type": "text", "default": "x" } }, """);

    private static void CheckFilm(ResolvedTimeline film, string because)
    {
        film.Frames.ShouldBeGreaterThan(0, because);
        (film.Width % 2, film.Height % 2).ShouldBe((0, 0), because);
        foreach (var layer in film.Layers)
        {
            (layer.Start >= 0 && layer.Start < film.Frames && layer.Frames > 0).ShouldBeTrue(because);
            ((layer.In?.Frames ?? 0) + (layer.Out?.Frames ?? 0)).ShouldBeLessThanOrEqualTo(layer.Frames, because);
            foreach (var curve in (Curve[])[layer.X, layer.Y, layer.Width, layer.Height, layer.Scale, layer.Rotation, layer.Opacity, layer.CornerRadius, .. layer.Effects.Select(e => e.Amount)])
            {
                curve.Keys.Zip(curve.Keys.Skip(1)).ShouldAllBe(pair => pair.First.Frame < pair.Second.Frame);
                curve.Keys.ShouldAllBe(key => double.IsFinite(key.Frame) && double.IsFinite(key.Value));
            }

            Enumerable.Range(0, (int)Math.Min(layer.Frames, 200)).Select(f => layer.Opacity.At(f)).ShouldAllBe(o => o >= 0 && o <= 1);
            if (layer is GroupLayer group) CheckFilm(group.Inner, because);
        }

        foreach (var sound in film.Sounds)
        {
            (sound.Samples > 0 && sound.FadeIn >= 0 && sound.FadeOut >= 0 && sound.FadeIn + sound.FadeOut <= sound.Samples && sound.Trim >= TimeSpan.Zero).ShouldBeTrue(because);
            if (!sound.IsMade && !sound.Source.StartsWith(SpokenText.Scheme, StringComparison.Ordinal)) film.Sources[sound.Source].Audio.ShouldNotBeNull();
            sound.Tempos.ShouldAllBe(t => t.Samples > 0 && t.FromSample >= 0 && t.FromSample + t.Samples <= sound.Samples);
        }
    }

    /// <summary>Makes documents from the table, with wrong values now and then.</summary>
    private sealed class Dice(int seed, double wild)
    {
        private readonly Random _random = new(seed);
        private int _depth;

        public string Document()
        {
            var text = new StringBuilder("""{ "version": 1, "output": """);
            Object("output", text, 0.4);
            text.Append(""", "variables": { "a": { "type": "text", "default": "x" } }, "tracks": [ """);
            Join(text, 1 + _random.Next(3), () => Object("track", text, 1));
            return text.Append(" ] }").ToString();
        }

        private void Object(string name, StringBuilder text, double share)
        {
            var shape = DocumentTable.Of(name);
            Property[] taken = [.. shape.Properties.Where(p => p.Required || p.Name == "length" || (_random.NextDouble() < share && Fits(p)))];
            text.Append("{ ");
            Join(text, taken.Length, i =>
            {
                text.Append(CultureInfo.InvariantCulture, $"\"{(_random.NextDouble() < wild / 10 ? "odd" : taken[i].Name)}\": ");
                Write(taken[i], taken[i].Type, text);
            });
            text.Append(" }");
        }

        // What only makes sense with something else is left to the other tests.
        private bool Fits(Property p) => wild > 0 || p.Name is not ("runs" or "path" or "sound" or "tempo" or "transition_out" or "text" or "crop" or "$schema" or "start" or "fade_in" or "fade_out" or "audio_fade_in" or "audio_fade_out" or "duration" or "trim");

        private void Write(Property property, PropertyType type, StringBuilder text)
        {
            if (_random.NextDouble() < wild)
            {
                text.Append(Odd[_random.Next(Odd.Length)]);
                return;
            }

            switch (type)
            {
                case PropertyType.Number number: Number(property, number, text); break;
                case PropertyType.Place place: text.Append(_random.Next(3) switch { 0 => Share(), 1 => """{ "fraction": 0.4 }""", _ => Plain(Math.Max(place.Minimum, 1), 300) }); break;
                case PropertyType.Time: text.Append(property.Name == "length" ? _random.Next(4) switch { 0 => "\"25f\"", 1 => "\"1.5\"", 2 => "2", _ => "\"end\"" } : Plain(0, 1)); break;
                case PropertyType.Text: text.Append(property.Name == "composition" ? "\"none\"" : "\"words \\u00e9 {{a}}\""); break;
                case PropertyType.Flag: text.Append(_random.Next(2) == 0 ? "true" : "false"); break;
                case PropertyType.Colour: text.Append(property.Name == "background" ? "\"navy\"" : "\"#12AB34CC\""); break;
                case PropertyType.Word word: text.Append(CultureInfo.InvariantCulture, $"\"{word.Words[_random.Next(word.Words.Count)]}\""); break;
                case PropertyType.Source: text.Append(CultureInfo.InvariantCulture, $"\"{Reading.Sources.Keys.ElementAt(_random.Next(Reading.Sources.Count))}\""); break;
                case PropertyType.Font: text.Append("\"inter-bold\""); break;
                case PropertyType.Rate: text.Append(_random.Next(2) == 0 ? "29.97" : "25"); break;
                case PropertyType.Ease: text.Append(_random.Next(3) switch { 0 => "[ 0.3, -0.5, 0.2, 1.4 ]", 1 => """{ "steps": 3 }""", _ => "\"ease_out\"" }); break;
                case PropertyType.Object shape: Object(shape.Shape, text, 0.4); break;
                case PropertyType.Union union: Union(union.Name, text); break;
                case PropertyType.List list: List(property, list, text); break;
                case PropertyType.Either either: Write(property, either.Forms[_random.Next(either.Forms.Count)], text); break;
                default: text.Append("\"M0 0L9 9\""); break;
            }
        }

        private void Number(Property property, PropertyType.Number number, StringBuilder text)
        {
            if (!number.Animated || _random.Next(2) == 0)
            {
                text.Append(property.Name is "width" or "height" ? (64 + (2 * _random.Next(300))).ToString(CultureInfo.InvariantCulture) : Plain(number.Minimum, number.Maximum, number.Whole));
                return;
            }

            text.Append("[ ");
            Join(text, 1 + _random.Next(3), i => text.Append(CultureInfo.InvariantCulture, $$"""{ "at": "{{i * 30}}%", "value": {{Plain(number.Minimum, number.Maximum)}}, "easing": "{{(_random.Next(2) == 0 ? "ease_out_elastic" : "ease_in_out_back")}}" }"""));
            text.Append(" ]");
        }

        private void Union(string name, StringBuilder text)
        {
            var members = DocumentTable.Union(name);
            var (word, shape) = members[_random.Next(members.Count)];
            if (word == "composition" && (_depth > 1 || wild == 0 && _random.Next(2) == 0)) (word, shape) = ("colour", "clip_colour");
            _depth++;
            Object(shape, text, word == "text" ? 0.2 : 0.15);
            // A text clip needs its text, which is left out above because it is either that or runs.
            if (word is "text" && !text.ToString(text.Length - 1, 1).StartsWith(']')) text.Insert(text.Length - 2, ", \"text\": \"hello\"");
            _depth--;
        }

        private void List(Property property, PropertyType.List list, StringBuilder text)
        {
            text.Append("[ ");
            Join(text, Math.Max(list.Least, 1 + _random.Next(2)), _ => Write(property, list.Item, text));
            text.Append(" ]");
        }

        private string Share() => string.Create(CultureInfo.InvariantCulture, $"\"{1 + _random.Next(99)}%\"");

        private string Plain(double least, double most, bool whole = false)
        {
            var (low, high) = (Math.Max(least, -1000), Math.Min(most, 1000));
            var value = low + ((high - low) * _random.NextDouble());
            return (whole ? Math.Ceiling(value) : Math.Round(value, 4)).ToString(CultureInfo.InvariantCulture);
        }

        private static void Join(StringBuilder text, int count, Action<int> write)
        {
            for (var i = 0; i < count; i++)
            {
                if (i > 0) text.Append(", ");
                write(i);
            }
        }

        private static void Join(StringBuilder text, int count, Action write) => Join(text, count, _ => write());
    }
}
