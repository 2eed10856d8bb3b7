using System.Buffers;

namespace VideoGen.Composition.Sources;

/// <summary>Formats that people do send and that films can't use: each refused by its name.</summary>
internal static class KnownRefusals
{
    private const string ToVideo = "Convert it to MP4 (H.264 and AAC).";
    private const string ToPicture = "Convert it to JPEG or PNG.";
    private const string ToSound = "Convert it to MP3, WAV or M4A.";
    private const string Media = "Send a video, a picture or a sound file.";

    private static readonly SearchValues<byte> NotText = SearchValues.Create([0, 1, 2, 3, 4, 5, 6]);

    public static SniffResult.Unusable Of(ReadOnlySpan<byte> head) =>
        Video(head) ?? Picture(head) ?? Sound(head) ?? Program(head) ?? Text(head)
        ?? new SniffResult.Unusable("The file is of a kind that films can't use.", "Send MP4, MOV, WebM, MKV, GIF, PNG, JPEG, WebP, WAV, MP3, FLAC, OGG or M4A.");

    private static SniffResult.Unusable? Video(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("FLV"u8)) return new("This is a Flash video.", ToVideo);
        if (head is [0x30, 0x26, 0xB2, 0x75, ..]) return new("This is a Windows Media file.", ToVideo);
        if (head is [0, 0, 1, 0xBA or 0xB3, ..]) return new("This is an MPEG program stream.", ToVideo);
        return head[0] == 0x47 && (head.Length <= 188 || head[188] == 0x47) ? new("This is an MPEG transport stream.", ToVideo) : null;
    }

    private static SniffResult.Unusable? Picture(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("BM"u8) && head[5] < 4) return new("This is a BMP picture.", ToPicture);
        if (head is [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..]) return new("This is a TIFF or raw camera picture.", ToPicture);
        if (head.StartsWith("8BPS"u8)) return new("This is a Photoshop file.", ToPicture);
        if (head is [0, 0, 1, 0, ..]) return new("This is an icon.", ToPicture);
        if (head is [0xFF, 0x0A, ..] or [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', ..]) return new("This is a JPEG XL picture.", ToPicture);
        return head is [0, 0, 0, 12, (byte)'j', (byte)'P', ..] ? new("This is a JPEG 2000 picture.", ToPicture) : null;
    }

    private static SniffResult.Unusable? Sound(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("FORM"u8)) return new("This is an AIFF sound.", ToSound);
        if (head.StartsWith("#!AMR"u8)) return new("This is an AMR sound.", ToSound);
        return head.StartsWith("MThd"u8) ? new("This is a MIDI file.", ToSound) : null;
    }

    private static SniffResult.Unusable? Program(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\u007fELF"u8) || head.StartsWith("MZ"u8)) return new("This is a program.", Media);
        if (head.StartsWith("%PDF"u8)) return new("This is a PDF document.", "Save its pages as PNG pictures.");
        if (head.StartsWith("X5O!P%@AP"u8)) return new("This is the test file of virus scanners.", Media);
        return head.StartsWith("PK"u8) || head is [0x1F, 0x8B, ..] || head.StartsWith("Rar!"u8) || head is [(byte)'7', (byte)'z', 0xBC, 0xAF, ..]
            ? new("This is an archive.", "Unpack it and send the media in it.")
            : null;
    }

    private static SniffResult.Unusable? Text(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith("\ufeff"u8) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.StartsWith("#EXTM3U"u8)) return new("This is a playlist (HLS).", "Send the video itself.");
        if (text.StartsWith("ffconcat"u8)) return new("This is a list of files (ffconcat).", "Send the videos themselves.");
        if (text.StartsWith("v=0"u8)) return new("This is a session description (SDP).", "Send the video itself.");
        if (text.StartsWith("<"u8))
        {
            if (text.IndexOf("<svg"u8) >= 0) return new("This is an SVG drawing.", "Export it as PNG.");
            return text.IndexOf("<MPD"u8) >= 0 ? new("This is a manifest (DASH).", "Send the video itself.") : new("This is a page or an XML text.", Media);
        }

        return head.IndexOfAny(NotText) < 0 ? new("This is a text.", Media) : null;
    }
}
