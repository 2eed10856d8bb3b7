using Shouldly;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Editing.Chat;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Composition.Tests.Editing;

public sealed class ChatGrammarTests
{
    [Theory]
    [InlineData("make scene 2 shorter", "Length: 19 s (was 20 s)|Scene 2: length 4 s (was its share of the film)")]
    [InlineData("trim the second clip a bit", "Length: 19.5 s (was 20 s)|Scene 2: length 4.5 s (was its share of the film)")]
    [InlineData("make slide two 3 s long", "Length: 18 s (was 20 s)|Scene 2: length 3 s (was its share of the film)")]
    [InlineData("music down 6 dB", "Music: −6 dB (was 0 dB)")]
    [InlineData("turn the music down by 6 decibels", "Music: −6 dB (was 0 dB)")]
    [InlineData("the music is too loud", "Music: −3 dB (was 0 dB)")]
    [InlineData("could you please make the background music much quieter?", "Music: −6 dB (was 0 dB)")]
    [InlineData("no music", "Music: off")]
    [InlineData("mute the soundtrack", "Music: off")]
    [InlineData("swap scenes 2 and 3", "Scenes 2 and 3 swapped")]
    [InlineData("swap 2 and 3", "Scenes 2 and 3 swapped")]
    [InlineData("swap the first and last scenes", "Scenes 1 and 5 swapped")]
    [InlineData("use a male voice", "Voice: en-us+m3 (was that of the language)")]
    [InlineData("I'd like a British voice", "Voice: en-gb (was that of the language)")]
    [InlineData("make it vertical", "Size: 720×1280 (was 1280×720)")]
    [InlineData("can we have a TikTok version?", "Size: 720×1280 (was 1280×720)")]
    [InlineData("9:16", "Size: 720×1280 (was 1280×720)")]
    [InlineData("red title", "Scene 1: headline colour #FF0000 (was that of the palette)")]
    [InlineData("make the headline of the last scene light blue", "Scene 5: headline colour #ADD8E6 (was that of the palette)")]
    [InlineData("remove the last scene", "Scene 5 removed: “Have a cup today”")]
    [InlineData("get rid of scenes 2 and 4", "Scene 2 removed: “A cup slows you down”|Scene 4 removed: “of people drink tea”")]
    [InlineData("delete the first two scenes", "Scene 1 removed: “The quiet power of tea”|Scene 2 removed: “A cup slows you down”")]
    [InlineData("delet scne 3", "Scene 3 removed: “Three kinds”")]
    [InlineData("remove scenes 2 to 4", "Scene 2 removed: “A cup slows you down”|Scene 3 removed: “Three kinds”|Scene 4 removed: “of people drink tea”")]
    [InlineData("add a call to action: Buy now and save 20 %, remove scene 2", "Length: 24 s (was 20 s)|Scene 6 added: “Buy now and save 20 %, remove scene 2”")]
    [InlineData("change the title to Bread and Butter", "Title: “The quiet power of tea” → “Bread and Butter”")]
    [InlineData("change the title to Bread and butter and remove scene 3", "Title: “The quiet power of tea” → “Bread and butter”|Scene 3 removed: “Three kinds”")]
    [InlineData("set the title to 'It's tea'", "Title: “The quiet power of tea” → “It's tea”")]
    [InlineData("title: remove all scenes", "Title: “The quiet power of tea” → “remove all scenes”")]
    [InlineData("set the title to «make it vertical»", "Title: “The quiet power of tea” → “make it vertical”")]
    [InlineData("make it vertical and remove scene 3, then music down 6 dB", "Size: 720×1280 (was 1280×720)|Music: −6 dB (was 0 dB)|Scene 3 removed: “Three kinds”")]
    [InlineData("Remove scene 1. Make scene 2 4 seconds long!", "Length: 18.12 s (was 20 s)|Scene 1 removed: “The quiet power of tea”|Scene 2 (now 1): length 4 s (was its share of the film)")]
    [InlineData("30 seconds longer", "Length: 50 s (was 20 s)")]
    [InlineData("make the whole video half as long", "Length: 10 s (was 20 s)")]
    [InlineData("make the film 1 minute 20 seconds long", "Length: 80 s (was 20 s)")]
    [InlineData("set the length to 1:30", "Length: 90 s (was 20 s)")]
    [InlineData("cut 5 seconds from the film", "Length: 15 s (was 20 s)")]
    [InlineData("speak 20 % faster", "Voice speed: 1.2× (was 1×)")]
    [InlineData("hide the subtitles", "Captions: off")]
    [InlineData("karaoke captions", "Captions look: karaoke (was karaoke)")]
    [InlineData("use waves as the background", "Background: waves (was chosen by mood and words)")]
    [InlineData("make it more energetic", "Mood: energetic (was calm)")]
    [InlineData("energetic music", "Music mood: energetic (was that of the film)")]
    [InlineData("1920x1080", "Size: 1920×1080 (was 1280×720)")]
    [InlineData("remove the kicker from scene 2", "Scene 2: kicker “Every morning” removed")]
    [InlineData("change scene 2's headline to “Breathe”", "Scene 2: headline “A cup slows you down” → “Breathe”")]
    [InlineData("add “Oolong” to the list", "Scene 3: point “Oolong” added")]
    [InlineData("remove the last point", "Scene 3: point “White tea” removed")]
    [InlineData("replace tea with coffee everywhere and make it square", "Title: “The quiet power of tea” → “The quiet power of coffee”|Size: 720×720 (was 1280×720)|*")]
    [InlineData("move the last scene to the start", "Scene 5 moved to place 1")]
    [InlineData("turn scene 5 into a statement", "Scene 5: layout statement (was end)")]
    [InlineData("merge the last two scenes", "Scene 5 removed: “Have a cup today”|*")]
    public void A_message_changes_what_it_says(string message, string changes)
    {
        var turn = ChatTurn.Take(message, Films.Tea, Films.Context);

        turn.Reading.NotUnderstood.ShouldBeEmpty();
        var texts = turn.Changes.Select(c => c.Text).ToArray();
        var wanted = changes.Split('|');
        if (wanted[^1] == "*") texts.Take(wanted.Length - 1).ShouldBe(wanted[..^1]);
        else texts.ShouldBe(wanted);
        turn.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Mach das Video hochkant", "Size: 720×1280 (was 1280×720)")]
    [InlineData("Lösche Szene 3", "Scene 3 removed: “Three kinds”")]
    [InlineData("Entferne die letzte Szene", "Scene 5 removed: “Have a cup today”")]
    [InlineData("Szene 2 löschen", "Scene 2 removed: “A cup slows you down”")]
    [InlineData("Entferne die 2. Szene", "Scene 2 removed: “A cup slows you down”")]
    [InlineData("Tausche Szene 2 und 3", "Scenes 2 and 3 swapped")]
    [InlineData("Mach Szene 2 kürzer", "Length: 19 s (was 20 s)|Scene 2: length 4 s (was its share of the film)")]
    [InlineData("Mach den Film 30 Sekunden länger", "Length: 50 s (was 20 s)")]
    [InlineData("Mach das Video halb so lang", "Length: 10 s (was 20 s)")]
    [InlineData("Musik leiser", "Music: −3 dB (was 0 dB)")]
    [InlineData("Mach bitte die Musik etwas lauter", "Music: +1.5 dB (was 0 dB)")]
    [InlineData("Musik um 6 dB leiser", "Music: −6 dB (was 0 dB)")]
    [InlineData("Musik aus", "Music: off")]
    [InlineData("Ohne Musik", "Music: off")]
    [InlineData("Untertitel aus", "Captions: off")]
    [InlineData("Nimm eine männliche Stimme", "Voice: en-us+m3 (was that of the language)")]
    [InlineData("Sprich langsamer", "Voice speed: 0.87× (was 1×)")]
    [InlineData("Stimme lauter", "Voice: +3 dB (was 0 dB)")]
    [InlineData("Roter Titel", "Scene 1: headline colour #FF0000 (was that of the palette)")]
    [InlineData("Ändere den Titel zu „Guten Morgen“", "Title: “The quiet power of tea” → “Guten Morgen”")]
    [InlineData("Ändere die Überschrift von Szene 2 zu: Langsam", "Scene 2: headline “A cup slows you down” → “Langsam”")]
    [InlineData("Ersetze „tea“ durch „coffee“ überall", "Title: “The quiet power of tea” → “The quiet power of coffee”|*")]
    [InlineData("Verschiebe Szene 4 an den Anfang", "Scene 4 moved to place 1")]
    [InlineData("Dupliziere Szene 1", "Length: 22.8 s (was 20 s)|Scene 2 added: “The quiet power of tea”")]
    [InlineData("Füge eine Szene hinzu: Tee für zwei", "Length: 22 s (was 20 s)|Scene 6 added: “Tee für zwei”")]
    [InlineData("Andere Farben", "*")]
    [InlineData("Mach es quadratisch", "Size: 720×720 (was 1280×720)")]
    [InlineData("Fröhlichere Musik bitte", "Music mood: uplifting (was that of the film)")]
    [InlineData("Teile Szene 2", "*")]
    public void German_is_understood_for_what_is_asked_most(string message, string changes) => A_message_changes_what_it_says(message, changes);

    [Theory]
    [InlineData("remove scene 9", "scene 9 does not exist: there are 5.")]
    [InlineData("make the film 10 minutes long", "seconds must be 3 to 180 seconds; this is 600.")]
    [InlineData("make it 4:3", "shape must be 16:9, 9:16, 1:1 or 4:5.")]
    [InlineData("remove all scenes", "scenes must be 1 to 60; there would be 0.")]
    [InlineData("emphasise “coffee” in scene 2", "text must be a part of the headline “A cup slows you down”.")]
    [InlineData("make it 1281x720", "width must be an even number of pixels.")]
    public void What_cannot_be_done_is_said(string message, string problem)
    {
        var turn = ChatTurn.Take(message, Films.Tea, Films.Context);

        turn.Problems.Select(p => $"{p.Field} {p.Message}").ShouldContain(problem);
        turn.Reply.ShouldContain(line => line.StartsWith($"Not done: {problem}"));
    }

    [Theory]
    [InlineData("change the headline to “Hello”")]
    [InlineData("make this scene shorter")]
    [InlineData("duplicate it")]
    [InlineData("make the headline blue")]
    public void What_leaves_the_scene_open_changes_nothing_without_one_that_is_selected(string message)
    {
        var turn = ChatTurn.Take(message, Films.Tea, Films.Context);

        turn.Changes.ShouldBeEmpty();
        turn.Reply.ShouldNotBeEmpty();
    }

    [Fact]
    public void This_scene_is_the_selected_one()
    {
        var context = Films.Context with { CurrentScene = "s3" };

        ChatTurn.Take("remove this scene", Films.Tea, context).Changes.ShouldHaveSingleItem().SceneId.ShouldBe("s3");
        ChatTurn.Take("change the headline to “Hello”", Films.Tea, context).Changes.ShouldHaveSingleItem().SceneId.ShouldBe("s3");
        ChatTurn.Take("make it shorter", Films.Tea, context).Reading.Questions.ShouldHaveSingleItem().Text.ShouldBe("The whole film, or the selected scene?");
    }

    [Theory]
    [InlineData("undo that", 1)]
    [InlineData("please undo the last change", 1)]
    [InlineData("undo the last 3 changes", 3)]
    [InlineData("Rückgängig machen", 1)]
    public void Undo_is_about_versions(string message, int steps) => Read(message).Version.ShouldBe(new VersionCommand.Undo(steps));

    [Fact]
    public void Other_versions_are_asked_for_by_number()
    {
        Read("go back to the first version").Version.ShouldBe(new VersionCommand.GoTo(1));
        Read("go back to version 4").Version.ShouldBe(new VersionCommand.GoTo(4));
        Read("redo").Version.ShouldBe(new VersionCommand.Redo(1));
        var both = Read("undo that and remove scene 3");
        both.Version.ShouldBe(new VersionCommand.Undo(1));
        both.Commands.ShouldBeEmpty();
        both.Problems.ShouldHaveSingleItem().Field.ShouldBe("message");
    }

    [Fact]
    public void What_is_not_understood_is_said_with_what_can_be_done()
    {
        var turn = ChatTurn.Take("make it vertical and frobnicate the captions", Films.Tea, Films.Context);

        turn.Changes.ShouldHaveSingleItem().Path.ShouldBe("output.size");
        turn.Reading.NotUnderstood.ShouldBe(["frobnicate the captions"]);
        turn.Reading.Suggestions.Count.ShouldBe(3);
        turn.Reading.Suggestions.ShouldContain("Show captions");
        turn.Reply.ShouldContain("I did not understand “frobnicate the captions”.");
    }

    [Theory]
    [InlineData("What is the weather like?")]
    [InlineData("👍")]
    [InlineData("blah blah")]
    [InlineData("...")]
    [InlineData("こんにちは")]
    public void Small_talk_changes_nothing_and_is_answered(string message)
    {
        var turn = ChatTurn.Take(message, Films.Tea, Films.Context);

        turn.Changes.ShouldBeEmpty();
        turn.Reading.NotUnderstood.ShouldNotBeEmpty();
        turn.Reply.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    public void A_blank_message_is_refused(string message) => Read(message).Problems.ShouldHaveSingleItem().Field.ShouldBe("message");

    [Fact]
    public void A_long_message_is_refused_unread()
    {
        Read(new string('a', 40_000)).Problems.ShouldHaveSingleItem().Message.ShouldBe("must be at most 2000 characters long; this has 40000.");
        Read(string.Concat(Enumerable.Repeat("and ", 10_000))).Problems.ShouldHaveSingleItem().Field.ShouldBe("message");
    }

    public static TheoryData<string> Hostile =>
    [
        Repeated("and "), Repeated("1, "), Repeated("scene 1 and "), Repeated("\""), Repeated("'"), Repeated("“"), Repeated(": "), Repeated("the "), Repeated("remove scene 1 and "), Repeated("replace a with "), Repeated("change the title to "),
        Repeated("call it and "), Repeated("makee scnee "), Repeated("-1:"), Repeated("#fff"), Repeated("\u0301"), Repeated("\ud800"), Repeated("last "), Repeated("first and "), Repeated("pronounce as with by to "), Repeated("turn up down louder "),
    ];

    [Theory, MemberData(nameof(Hostile))]
    public void Hostile_messages_are_answered(string message)
    {
        var turn = ChatTurn.Take(message, Films.Tea, Films.Context);

        turn.Reply.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Quoted_text_is_never_read_whatever_it_says()
    {
        var dice = new Dice(5);
        for (var i = 0; i < 300; i++)
        {
            var text = dice.Of("remove scene 1", "undo that", "and then make it vertical", "music off; no captions", "replace a with b", "scene 2: x") + dice.Of("", " and " + dice.Text().Replace("“", "").Replace("”", ""));

            ChatTurn.Take($"change the title to “{text}”", Films.Tea, Films.Context).Changes.Select(c => c.Path).ShouldBe(["title"], text);
            ChatTurn.Take($"title: {text}", Films.Tea, Films.Context).Storyboard.Title.ShouldBe(text.Trim());
        }
    }

    [Fact]
    public void Random_words_of_the_vocabulary_never_break_it()
    {
        var words = VideoGen.Composition.Editing.Chat.Words.Vocabulary.Book.Words.Concat(["2", "3 dB", "50 %", "“x”", ",", "9:16", "#f00", "\n"]).ToArray();
        var dice = new Dice(9);
        var changed = 0;
        for (var i = 0; i < 1_500; i++)
        {
            var message = string.Join(' ', Enumerable.Range(0, 1 + dice.Below(4)).Select(_ => dice.Of(words)));
            var turn = ChatTurn.Take(message, Films.Tea, Films.Context);

            StoryboardRules.Check(turn.Storyboard).ShouldBeEmpty(message);
            if (turn.Changes.Count > 0) changed++;
            else if (turn.Reading.Version is null) turn.Reply.ShouldNotBeEmpty(message);
        }

        changed.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void The_same_message_about_the_same_film_gives_the_same_answer()
    {
        var one = ChatTurn.Take("surprise me and remove scene 2", Films.Tea, Films.Context);
        var other = ChatTurn.Take("surprise me and remove scene 2", Films.Tea, Films.Context);

        StoryboardJson.Write(other.Storyboard).ShouldBe(StoryboardJson.Write(one.Storyboard));
        other.Reply.ShouldBe(one.Reply);
    }

    private static ChatReading Read(string message) => ChatGrammar.Read(message, Films.Tea, Films.Context);

    private static string Repeated(string part) => string.Concat(Enumerable.Repeat(part, EditLimits.MessageLength / part.Length));
}
