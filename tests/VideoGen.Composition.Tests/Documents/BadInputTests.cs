using System.Text;
using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Documents;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

/// <summary>What is refused, where, and under which code.</summary>
public sealed class BadInputTests
{
    private const string Colour = """{ "type": "colour", "colour": "red", "length": 1 }""";

    public static TheoryData<string, string, string> Documents => new()
    {
        { "null", "$", "wrong_type" },
        { "[]", "$", "wrong_type" },
        { "{}", "$.version", "missing" },
        { "{}", "$.tracks", "missing" },
        { """{ "version": 2, "tracks": [] }""", "$.version", "unknown_version" },
        { """{ "version": "1", "tracks": [] }""", "$.version", "unknown_version" },
        { """{ "version": 1, "tracks": [] }""", "$.tracks", "too_few" },
        { """{ "version": 1, "tracks": null }""", "$.tracks", "null_value" },
        { """{ "version": 1, "tracks": {} }""", "$.tracks", "wrong_type" },
        { """{ "version": 1, "tracks": [ 7 ] }""", "$.tracks[0]", "wrong_type" },
        { """{ "version": 1, "isAdmin": true, "tracks": [] }""", "$.isAdmin", "unknown_member" },
        { """{ "version": 1, "tenantId": "x", "tracks": [] }""", "$.tenantId", "unknown_member" },
        { """{ "version": 1, "__proto__": {}, "tracks": [] }""", "$.__proto__", "unknown_member" },
        { """{ "version": 1, "version": 1, "tracks": [] }""", "$.version", "duplicate_member" },
        { """{ "version": 1, "a\u0000b": 1, "tracks": [] }""", @"$['a\u0000b']", "unknown_member" },
        { """{ "version": 1, "\ud800": 1, "tracks": [] }""", "$", "bad_text" },
        { """{ "version": 1, "title": "a\u0000b", "tracks": [] }""", "$.title", "bad_text" },
        { """{ "version": 1, "title": "\ud800", "tracks": [] }""", "$.title", "bad_text" },
        { """{ "version": 1, "title": "two\nlines", "tracks": [] }""", "$.title", "bad_text" },
        { """{ "version": 1, "title": 5, "tracks": [] }""", "$.title", "wrong_type" },
        { """{ "version": 1, "language": "not a language", "tracks": [] }""", "$.language", "unknown_word" },
        { """{ "version": 1, "variables": { "a b": { "type": "text" } }, "tracks": [] }""", "$.variables['a b']", "bad_text" },
        { """{ "version": 1, "variables": { "a": { "type": "date" } }, "tracks": [] }""", "$.variables.a.type", "unknown_word" },
        { """{ "version": 1, "variables": { "a": { "type": "number", "default": "3" } }, "tracks": [] }""", "$.variables.a.default", "wrong_type" },
        { """{ "version": 1, "variables": { "a": { "type": "choice", "default": "x" } }, "tracks": [] }""", "$.variables.a.choices", "missing" },
        { """{ "version": 1, "variables": { "a": { "type": "text" } }, "tracks": [] }""", "variables.a", "missing_value" },
        { """{ "version": 1, "sound": { "loudness": -60 }, "tracks": [] }""", "$.sound.loudness", "out_of_range" },
        { """{ "version": 1, "sound": { "true_peak": null }, "tracks": [] }""", "$.sound.true_peak", "null_value" },
    };

    public static TheoryData<string, string, string> Outputs => new()
    {
        { "\"width\": 321", "width", "odd_size" },
        { "\"height\": 181", "height", "odd_size" },
        { "\"width\": 0", "width", "out_of_range" },
        { "\"width\": -320", "width", "out_of_range" },
        { "\"width\": 100000", "width", "out_of_range" },
        { "\"width\": 640.5", "width", "not_whole" },
        { "\"width\": \"640\"", "width", "wrong_type" },
        { "\"width\": 1e999", "width", "out_of_range" },
        { "\"width\": 1920, \"height\": 1920", "", "too_large" },
        { "\"fps\": 0", "fps", "bad_frame_rate" },
        { "\"fps\": -1", "fps", "bad_frame_rate" },
        { "\"fps\": 1000000", "fps", "bad_frame_rate" },
        { "\"fps\": 23.98", "fps", "bad_frame_rate" },
        { "\"fps\": \"60/2\"", "fps", "bad_frame_rate" },
        { "\"fps\": true", "fps", "bad_frame_rate" },
        { "\"crf\": 51", "crf", "out_of_range" },
        { "\"quality\": \"best\"", "quality", "unknown_word" },
        { "\"background\": \"#00000080\"", "background", "bad_colour" },
        { "\"duration\": 0", "duration", "out_of_range" },
        { "\"duration\": -0.0", "duration", "out_of_range" },
        { "\"duration\": -1", "duration", "out_of_range" },
        { "\"duration\": 1e-9", "duration", "out_of_range" },
        { "\"duration\": 86401", "duration", "out_of_range" },
        { "\"duration\": 1e999", "duration", "bad_time" },
        { "\"duration\": \"NaN\"", "duration", "bad_time" },
        { "\"duration\": \"Infinity\"", "duration", "bad_time" },
        { "\"duration\": \"end\"", "duration", "bad_time" },
        { "\"duration\": \"1e2\"", "duration", "bad_time" },
        { "\"duration\": \" 5\"", "duration", "bad_time" },
        { "\"duration\": 3600, \"fps\": 60, \"width\": 1920, \"height\": 1080", "!$.output", "too_large" },
    };

    public static TheoryData<string, string, string> Clips => new()
    {
        { """{ "type": "colour", "colour": "#000", "length": 1, "width": 20000, "height": 2000 }""", ".width", "too_large" },
        { """{ "type": "colour", "colour": "#000", "length": 1, "width": 1000, "height": 1000, "scale": 20 }""", ".scale", "too_large" },
        { """{ "type": "colour", "colour": "#000", "length": 1, "width": 4000, "height": 4000, "scale": [ { "at": 0, "value": 1 }, { "at": 1, "value": 2.5 } ] }""", ".scale", "too_large" },
        { "7", "", "wrong_type" },
        { "{}", ".type", "missing" },
        { """{ "type": "movie" }""", ".type", "unknown_word" },
        { """{ "type": null }""", ".type", "wrong_type" },
        { """{ "type": "colour", "colour": "red" }""", ".length", "no_length" },
        { """{ "type": "colour", "colour": "red", "length": 0 }""", ".length", "out_of_range" },
        { """{ "type": "colour", "colour": "red", "length": 1e-9 }""", ".length", "out_of_range" },
        { """{ "type": "colour", "colour": "red", "length": "later" }""", ".length", "bad_time" },
        { """{ "type": "colour", "colour": "red", "length": "-1f" }""", ".length", "bad_time" },
        { """{ "type": "colour", "colour": "red", "length": "1.5f" }""", ".length", "bad_time" },
        { """{ "type": "colour", "colour": "red", "length": "50%" }""", ".length", "bad_time" },
        { """{ "type": "colour", "colour": "red", "length": 1, "start": -1 }""", ".start", "out_of_range" },
        { """{ "type": "colour", "colour": "red:x=1,movie=/etc/passwd", "length": 1 }""", ".colour", "bad_colour" },
        { """{ "type": "colour", "colour": "#12345", "length": 1 }""", ".colour", "bad_colour" },
        { """{ "type": "colour", "colour": "#GGGGGG", "length": 1 }""", ".colour", "bad_colour" },
        { """{ "type": "colour", "colour": "Red", "length": 1 }""", ".colour", "bad_colour" },
        { """{ "type": "colour", "color": "red", "length": 1 }""", ".color", "unknown_member" },
        { """{ "type": "colour", "colour": "red", "length": 1, "x": "(w-text_w)/2" }""", ".x", "bad_place" },
        { """{ "type": "colour", "colour": "red", "length": 1, "x": "while(1,1)" }""", ".x", "bad_place" },
        { """{ "type": "colour", "colour": "red", "length": 1, "x": "120" }""", ".x", "bad_place" },
        { """{ "type": "colour", "colour": "red", "length": 1, "x": "1e9%" }""", ".x", "bad_place" },
        { """{ "type": "colour", "colour": "red", "length": 1, "x": 1e999 }""", ".x", "out_of_range" },
        { """{ "type": "colour", "colour": "red", "length": 1, "x": { "fraction": "0.5" } }""", ".x.fraction", "wrong_type" },
        { """{ "type": "colour", "colour": "red", "length": 1, "x": { "share": 0.5 } }""", ".x.share", "unknown_member" },
        { """{ "type": "colour", "colour": "red", "length": 1, "opacity": 1.1 }""", ".opacity", "out_of_range" },
        { """{ "type": "colour", "colour": "red", "length": 1, "opacity": "0.5" }""", ".opacity", "wrong_type" },
        { """{ "type": "colour", "colour": "red", "length": 1, "opacity": [] }""", ".opacity", "too_few" },
        { """{ "type": "colour", "colour": "red", "length": 1, "opacity": [ { "at": 0 } ] }""", ".opacity[0].value", "missing" },
        { """{ "type": "colour", "colour": "red", "length": 1, "opacity": [ { "at": 0, "value": 2 } ] }""", ".opacity[0].value", "out_of_range" },
        { """{ "type": "colour", "colour": "red", "length": 1, "opacity": [ { "at": 0.5, "value": 1 }, { "at": 0.5, "value": 0 } ] }""", ".opacity[1].at", "keyframe_order" },
        { """{ "type": "colour", "colour": "red", "length": 1, "opacity": [ { "at": 0, "value": 1, "easing": "quick" } ] }""", ".opacity[0].easing", "bad_easing" },
        { """{ "type": "colour", "colour": "red", "length": 1, "opacity": [ { "at": 0, "value": 1, "easing": [ 2, 0, 0, 1 ] } ] }""", ".opacity[0].easing", "bad_easing" },
        { """{ "type": "colour", "colour": "red", "length": 1, "opacity": [ { "at": 0, "value": 1, "easing": { "steps": 0 } } ] }""", ".opacity[0].easing.steps", "out_of_range" },
        { """{ "type": "colour", "colour": "red", "length": 1, "filters": [ { "type": "movie", "amount": 1 } ] }""", ".filters[0].type", "unknown_word" },
        { """{ "type": "colour", "colour": "red", "length": 1, "filters": [ { "type": "blur", "amount": 200 } ] }""", ".filters[0].amount", "out_of_range" },
        { """{ "type": "colour", "colour": "red", "length": 1, "fade_in": 0.7, "fade_out": 0.7 }""", ".fade_out", "transition_too_long" },
        { """{ "type": "colour", "colour": "red", "length": 1, "transition": { "type": "xfade" } }""", ".transition.type", "unknown_word" },
        { """{ "type": "colour", "colour": "red", "length": 1, "transition": { "duration": 2 } }""", ".transition.duration", "transition_too_long" },
        { """{ "type": "colour", "colour": "red", "length": 1, "transition": { "duration": 0 } }""", ".transition.duration", "out_of_range" },
        { """{ "type": "colour", "colour": "red", "length": 1, "transition": { "easing": "ease_out_bounce" } }""", ".transition.easing", "bad_easing" },
        { """{ "type": "colour", "colour": "red", "length": 1, "transition": { "duration": 0.5, "easing": "ease_in_out_elastic" } }""", ".transition.easing", "bad_easing" },
        { """{ "type": "colour", "colour": "red", "length": 1, "anchor": { "x": 2 } }""", ".anchor.x", "out_of_range" },
        { """{ "type": "colour", "colour": "red", "length": 1, "position": "middle" }""", ".position", "unknown_word" },
        { """{ "type": "colour", "colour": "red", "length": 1, "width": 0 }""", ".width", "out_of_range" },
        { """{ "type": "text", "length": 1 }""", ".text", "missing" },
        { """{ "type": "text", "text": "", "length": 1 }""", ".text", "bad_text" },
        { """{ "type": "text", "text": "a", "runs": [ { "text": "b" } ], "length": 1 }""", ".runs", "conflict" },
        { """{ "type": "text", "text": "a\u0007", "length": 1 }""", ".text", "bad_text" },
        { """{ "type": "text", "text": "a", "length": 1, "size": 100000 }""", ".size", "out_of_range" },
        { """{ "type": "text", "text": "a", "length": 1, "font": "../../../etc/passwd" }""", ".font", "unknown_font" },
        { """{ "type": "text", "text": "a", "length": 1, "font": "/usr/share/fonts/x.ttf" }""", ".font", "unknown_font" },
        { """{ "type": "text", "text": "a", "length": 1, "font": "Arial:x=1" }""", ".font", "unknown_font" },
        { """{ "type": "text", "text": "a", "length": 1, "weight": 10 }""", ".weight", "out_of_range" },
        { """{ "type": "text", "text": "{{nobody}}", "length": 1 }""", ".text", "unknown_variable" },
        { """{ "type": "shape", "length": 1 }""", ".shape", "missing" },
        { """{ "type": "shape", "shape": "path", "length": 1 }""", ".path", "missing" },
        { """{ "type": "shape", "shape": "path", "path": "L 1 1", "length": 1 }""", ".path", "bad_path" },
        { """{ "type": "shape", "shape": "path", "path": "M 0 0 L 1", "length": 1 }""", ".path", "bad_path" },
        { """{ "type": "shape", "shape": "path", "path": "M 0 0 L 1e3 1", "length": 1 }""", ".path", "bad_path" },
        { """{ "type": "shape", "shape": "path", "path": "M0 0 L10 10 {\\p1}", "length": 1 }""", ".path", "bad_path" },
        { """{ "type": "shape", "shape": "path", "path": "M 0 0 L 99999 1", "length": 1 }""", ".path", "bad_path" },
        { """{ "type": "shape", "shape": "ellipse", "path": "M 0 0 L 9 1", "length": 1 }""", ".path", "conflict" },
        { """{ "type": "gradient", "colours": [ "red" ], "length": 1 }""", ".colours", "too_few" },
        { """{ "type": "gradient", "colours": [ { "at": 1, "colour": "red" }, { "at": 0, "colour": "blue" } ], "length": 1 }""", ".colours[1]", "keyframe_order" },
        { """{ "type": "motion", "motif": "fire", "length": 1 }""", ".motif", "unknown_word" },
        { """{ "type": "motion", "motif": "waves", "seed": 1e17, "length": 1 }""", ".seed", "out_of_range" },
        { """{ "type": "audiogram", "sound": "nothing", "length": 1 }""", ".sound", "no_sound" },
        { """{ "type": "video" }""", ".source", "missing" },
        { """{ "type": "video", "source": "other.mp4", "length": 1 }""", ".source", "asset_not_found" },
        { """{ "type": "video", "source": "asset:01990000-0000-7000-8000-00000000ffff", "length": 1 }""", ".source", "asset_not_found" },
        { """{ "type": "video", "source": "asset:../x", "length": 1 }""", ".source", "bad_source" },
        { """{ "type": "video", "source": "../sky.mp4", "length": 1 }""", ".source", "bad_source" },
        { """{ "type": "video", "source": "/etc/passwd", "length": 1 }""", ".source", "bad_source" },
        { """{ "type": "video", "source": "http://127.0.0.1:6379/", "length": 1 }""", ".source", "url_not_allowed" },
        { """{ "type": "video", "source": "https://example.com/a.mp4", "length": 1 }""", ".source", "url_not_allowed" },
        { """{ "type": "video", "source": "file:///etc/passwd", "length": 1 }""", ".source", "url_not_allowed" },
        { """{ "type": "video", "source": "//127.0.0.1/x", "length": 1 }""", ".source", "url_not_allowed" },
        { """{ "type": "video", "source": "concat:a.ts|b.ts", "length": 1 }""", ".source", "url_not_allowed" },
        { """{ "type": "video", "source": "data:video/mp4;base64,AAAA", "length": 1 }""", ".source", "url_not_allowed" },
        { """{ "type": "video", "source": "photo.jpg", "length": 1 }""", ".source", "wrong_media" },
        { """{ "type": "video", "source": "music.mp3", "length": 1 }""", ".source", "wrong_media" },
        { """{ "type": "image", "source": "sky.mp4", "length": 1 }""", ".source", "wrong_media" },
        { """{ "type": "audio", "source": "silent.mp4", "length": 1 }""", ".source", "wrong_media" },
        { """{ "type": "video", "source": "sky.mp4", "trim": 30 }""", ".trim", "out_of_range" },
        { """{ "type": "video", "source": "sky.mp4", "speed": 0 }""", ".speed", "out_of_range" },
        { """{ "type": "video", "source": "sky.mp4", "crop": { "left": 700, "right": 700 } }""", ".crop", "out_of_range" },
        { """{ "type": "video", "source": "sky.mp4", "reverse": "true" }""", ".reverse", "wrong_type" },
        { """{ "type": "audio", "source": "music.mp3", "opacity": 1 }""", ".opacity", "unknown_member" },
        { """{ "type": "audio", "source": "music.mp3", "role": "voice" }""", ".role", "unknown_word" },
        { """{ "type": "audio", "source": "music.mp3", "volume": 5 }""", ".volume", "out_of_range" },
        { """{ "type": "audio", "source": "music.mp3", "tempo": [ { "from": "80%", "to": "20%", "rate": 1.4 } ] }""", ".tempo[0].to", "out_of_range" },
        { """{ "type": "audio", "source": "music.mp3", "tempo": [ { "from": 0, "to": 5, "rate": 1.4 }, { "from": 4, "to": 6, "rate": 1.4 } ] }""", ".tempo[1].from", "overlap" },
        { """{ "type": "audio", "source": "music.mp3", "tempo": [ { "from": 0, "to": 5, "rate": 3 } ] }""", ".tempo[0].rate", "out_of_range" },
        { """{ "type": "image", "source": "photo.jpg", "length": 1, "ken_burns": "spin" }""", ".ken_burns", "unknown_word" },
        { """{ "type": "image", "source": "photo.jpg", "length": 1, "ken_burns": { "from": { "zoom": 0 } } }""", ".ken_burns.from.zoom", "out_of_range" },
        { """{ "type": "composition", "composition": "nothing" }""", ".composition", "unknown_composition" },
        { """{ "type": "composition", "composition": { "tracks": [] } }""", ".composition.tracks", "too_few" },
        { """{ "type": "captions", "source": [ { "start": 2, "end": 1, "text": "a" } ] }""", ".source[0].end", "bad_cues" },
        { """{ "type": "captions", "source": [ { "start": -1, "end": 1, "text": "a" } ] }""", ".source[0].start", "out_of_range" },
        { """{ "type": "captions", "source": "sky.mp4" }""", ".source", "wrong_media" },
        { """{ "type": "captions" }""", ".source", "missing" },
        { """{ "type": "captions", "source": [ { "start": 0, "end": 1, "text": "a" } ], "style": "comic" }""", ".style", "unknown_word" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_bad_document_is_refused_by_name(string json, string path, string code) => Refused(json, path, code);

    [Theory, MemberData(nameof(Outputs))]
    public void A_bad_output_is_refused_by_name(string output, string member, string code) => Refused(
        $$"""{ "version": 1, "output": { {{output}} }, "tracks": [ { "clips": [ {{Colour}} ] } ] }""", member.StartsWith('!') ? member[1..] : member.Length == 0 ? "$.output" : "$.output." + member, code);

    [Theory, MemberData(nameof(Clips))]
    public void A_bad_clip_is_refused_by_name(string clip, string path, string code) => Refused(Reading.Clips(clip), "$.tracks[0].clips[0]" + path, code);

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        var problems = Reading.Read("""
            { "version": 1, "titel": "x", "output": { "width": 321, "fps": 7 },
              "tracks": [ { "clips": [ { "type": "text", "text": "a", "size": -1, "colour": "nope", "length": "x" }, { "type": "vido" } ] } ] }
            """).Problems;

        problems.Select(p => p.Path).ShouldBe(["$.titel", "$.output.width", "$.output.fps", "$.tracks[0].clips[0].length", "$.tracks[0].clips[1].type", "$.tracks[0].clips[0].size", "$.tracks[0].clips[0].colour"], ignoreOrder: true);
        problems.ShouldAllBe(p => p.Message.EndsWith('.') && (p.Fix.EndsWith('.') || p.Fix.EndsWith('?')));
        problems.First(p => p.Path == "$.titel").Fix.ShouldBe("Did you mean \"title\"?");
        problems.First(p => p.Path == "$.tracks[0].clips[1].type").Fix.ShouldBe("Did you mean \"video\"?");
        problems.First(p => p.Path == "$.output.width").Fix.ShouldBe("Use 320 or 322.");
    }

    [Fact]
    public void More_clips_than_allowed_are_refused()
    {
        var clips = string.Join(',', Enumerable.Repeat(Colour, TimelineLimits.Clips + 1));

        Refused(Reading.Clips(clips), "$.tracks[0].clips", "too_many");
        Refused(Reading.Film(string.Join(',', Enumerable.Repeat($$"""{ "clips": [ {{string.Join(',', Enumerable.Repeat(Colour, 2600))}} ] }""", 2))), "$", "too_many");
    }

    [Fact]
    public void A_document_full_of_faults_is_answered_shortly()
    {
        var clips = string.Join(',', Enumerable.Repeat("""{ "type": "colour", "colour": "nope", "length": -1, "x": "a", "y": "b" }""", 2000));

        var reading = Reading.Read(Reading.Clips(clips));

        reading.Problems.Count.ShouldBe(TimelineLimits.Problems + 1);
        reading.Problems[^1].Code.ShouldBe("too_many");
    }

    [Theory]
    [InlineData("e\u0301", 1)]
    [InlineData("👩‍👩‍👧‍👦", 1)]
    [InlineData("🇩🇪", 1)]
    public void Text_is_counted_in_characters_as_people_see_them(string character, int counts)
    {
        counts.ShouldBe(1);
        string Text(int count) => Reading.Clips($$"""{ "type": "text", "length": 1, "text": {{JsonSerializer.Serialize(string.Concat(Enumerable.Repeat(character, count)))}} }""");

        if (character.Length <= TimelineLimits.UnitsPerCharacter) Reading.Good(Text(TimelineLimits.TextLength));
        Refused(Text(TimelineLimits.TextLength + 1), "$.tracks[0].clips[0].text", "too_long");
    }

    [Fact]
    public void A_tower_of_marks_is_refused()
    {
        var zalgo = new StringBuilder("a").Append('\u0301', 20_000).ToString();

        Refused(Reading.Clips($$"""{ "type": "text", "length": 1, "text": {{JsonSerializer.Serialize(zalgo)}} }"""), "$.tracks[0].clips[0].text", "too_long");
    }

    [Theory]
    [InlineData("50% off, 100%, %%")]
    [InlineData("%{expr:while(1,1)} %{pts} %{localtime}")]
    [InlineData("a',metadata=mode=print:file=/tmp/pwn,drawtext=text='b")]
    [InlineData("it's 5:30, a\\b; [x]=1 \\n")]
    [InlineData("{\\fs10000\\blur200\\bord500}A")]
    [InlineData("{{7*7}} ${jndi:ldap://x} {{ }} {{a b}}")]
    [InlineData("<script>alert(1)</script> javascript:x")]
    [InlineData("a\u202Eb\u2066c\u200Fd")]
    public void Text_stays_as_it_is_written(string text) => Reading.Good(Reading.Clips($$"""{ "type": "text", "length": 1, "text": {{JsonSerializer.Serialize(text)}} }"""))
        .Layers.ShouldHaveSingleItem().ShouldBeOfType<Layers.TextLayer>().Runs.ShouldHaveSingleItem().Text.ShouldBe(text);

    [Fact]
    public void Line_ends_are_made_alike_and_tabs_become_spaces() => Reading.Good(Reading.Clips("""{ "type": "text", "length": 1, "text": "a\r\nb\rc\td\u2028e" }"""))
        .Layers.ShouldHaveSingleItem().ShouldBeOfType<Layers.TextLayer>().Runs.ShouldHaveSingleItem().Text.ShouldBe("a\nb\nc    d\ne");

    private static void Refused(string json, string path, string code)
    {
        var reading = Reading.Read(json);

        reading.Timeline.ShouldBeNull();
        reading.Problems.Select(p => (p.Path, p.Code)).ShouldContain((path, code), string.Join('\n', reading.Problems));
        // The fault is told once, and nothing is told of what is right.
        reading.Problems.Count(p => p.Path == path).ShouldBe(1);
    }
}
