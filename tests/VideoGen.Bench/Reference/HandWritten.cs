using System.Globalization;
using System.Text;

namespace VideoGen.Bench.Reference;

/// <summary>
/// The baseline: the reference film as one command that somebody who knows ffmpeg well would write. Seeks before decoding, decodes
/// each still once, gives every cross-fade spare frames (xfade loses one otherwise), encodes with all threads.
/// </summary>
internal sealed class HandWritten(ReferenceScale scale)
{
    private const string Headline = "/usr/share/fonts/opentype/inter/InterDisplay-Black.otf";
    private const int Spare = 3;

    // Widths of the picture over which zoompan moves, in whole pixels of it: as one writes it, and where its steps can't be seen any more.
    private const int Usual = 2560, Fine = 5120;

    /// <summary>Arguments; to be run in the folder of the media.</summary>
    public IReadOnlyList<string> Arguments(string output) => Arguments(Usual, ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23"], output);

    /// <summary>Arguments of the same film as it should look: without loss, and stills that move without steps. What the two films are compared with.</summary>
    public IReadOnlyList<string> Ideal(string output) => Arguments(Fine, ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "0"], output);

    private List<string> Arguments(int still, IEnumerable<string> encoder, string output)
    {
        List<string> arguments = ["-nostdin", "-y", "-v", "error"];
        for (var i = 0; i < scale.Scenes; i++)
            arguments.AddRange(ReferenceScale.IsClip(i)
                ? ["-ss", N(ReferenceMedia.SecondsInto(i)), "-t", "6", "-i", ReferenceMedia.Clip(i)]
                : ["-i", ReferenceMedia.Still(i)]);
        arguments.AddRange(["-i", ReferenceMedia.Logo, "-i", ReferenceMedia.Music, "-i", ReferenceMedia.Narration]);
        arguments.AddRange(["-filter_complex", Graph(still), "-map", "[v]", "-map", "[a]", "-t", N(scale.Seconds)]);
        arguments.AddRange([.. encoder, "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "160k", "-movflags", "+faststart", output]);
        return arguments;
    }

    /// <summary>The subtitles as SRT, which the film carries too.</summary>
    public string Subtitles()
    {
        var text = new StringBuilder();
        for (var i = 0; i < scale.Scenes; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}\n{Time(i * 5, 500)} --> {Time((i * 5) + 4, 500)}\n{Caption(i)}\n\n");
        return text.ToString();
    }

    public static string Title(int scene) => $"Scene {N(scene + 1)} The quick title";

    public static string Caption(int scene) => $"Subtitle number {N(scene + 1)} tells what is seen here";

    private string Graph(int still)
    {
        var graph = new StringBuilder();
        for (var i = 0; i < scale.Scenes; i++)
            graph.Append(Scene(i, still)).Append(";\n");
        var current = "s0";
        for (var i = 1; i < scale.Scenes; i++)
        {
            graph.Append(CultureInfo.InvariantCulture, $"[{current}][s{i}]xfade=transition=fade:duration=0.5:offset={i * 5}[x{i}];\n");
            current = FormattableString.Invariant($"x{i}");
        }

        graph.Append(CultureInfo.InvariantCulture, $"[{current}][{scale.Scenes}:v]overlay=W-w-24:24,subtitles={ReferenceMedia.Subtitles}:force_style='FontName=Inter,FontSize=18',format=yuv420p[v];\n");
        graph.Append(CultureInfo.InvariantCulture, $"[{scale.Scenes + 1}:a]volume=0.3[m];[{scale.Scenes + 2}:a]aresample=44100,aformat=channel_layouts=stereo[n];");
        graph.Append(CultureInfo.InvariantCulture, $"[m][n]amix=inputs=2:duration=longest:normalize=0,atrim=0:{scale.Seconds}[a]");
        return graph.ToString();
    }

    private string Scene(int i, int still)
    {
        var frames = scale.FramesOf(i) + (i == scale.Scenes - 1 ? 0 : Spare);
        var picture = ReferenceScale.IsClip(i)
            ? FormattableString.Invariant($"[{i}:v]fps=30,scale=1280:720,setsar=1,trim=end_frame={frames},setpts=PTS-STARTPTS")
            : FormattableString.Invariant($"[{i}:v]crop=2000:1125,scale={still}:{still * 9 / 16}:in_color_matrix=bt601:in_range=pc:out_color_matrix=bt709:out_range=tv,zoompan=z='{Zoom(i)}':x='iw/2-(iw/zoom/2)':y='ih/2-(ih/zoom/2)':d={frames}:s=1280x720:fps=30,setsar=1");
        return FormattableString.Invariant(
            $"{picture},format=yuv420p,drawtext=fontfile={Headline}:text='{Title(i)}':fontsize=48:fontcolor=white:borderw=2:bordercolor=black:x=(w-tw)/2:y=80:alpha='if(lt(t,1.2),(t-0.7)/0.5,if(gt(t,3.7),(4.2-t)/0.5,1))':enable='between(t,0.7,4.2)',settb=1/30[s{i}]");
    }

    private string Zoom(int i) => i / 2 % 2 == 0
        ? FormattableString.Invariant($"1+0.2*on/{scale.FramesOf(i)}")
        : FormattableString.Invariant($"1.2-0.2*on/{scale.FramesOf(i)}");

    private static string Time(int seconds, int milliseconds) => FormattableString.Invariant($"00:{seconds / 60:00}:{seconds % 60:00},{milliseconds:000}");

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
