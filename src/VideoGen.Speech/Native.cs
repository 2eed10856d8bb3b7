using System.Runtime.InteropServices;

namespace VideoGen.Speech;

/// <summary>The part of espeak-ng's speak_lib.h that is used. Layouts are those of versions 1.49 to 1.52.</summary>
internal static unsafe partial class Native
{
    private const string Library = "libespeak-ng.so.1";

    /// <summary>The library calls back on the calling thread and returns only when all is spoken.</summary>
    public const int OutputSynchronous = 2;

    /// <summary>Without it the library calls exit(1) when its data files are missing.</summary>
    public const int DontExit = 0x8000;

    public const int PositionCharacter = 1;
    public const uint CharsUtf8 = 1;
    public const int ParameterRate = 1;
    public const int ParameterPitch = 3;

    public const int EventListTerminated = 0;
    public const int EventWord = 1;
    public const int EventEnd = 5;

    [StructLayout(LayoutKind.Sequential)]
    public struct Event
    {
        public int Type;
        public uint UniqueIdentifier;

        /// <summary>In code points, from 1.</summary>
        public int TextPosition;
        public int Length;
        public int AudioPosition;
        public int Sample;
        public nint UserData;
        public nint Id;
    }

    [LibraryImport(Library, EntryPoint = "espeak_Initialize", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Initialize(int output, int bufferMilliseconds, string? dataPath, int options);

    [LibraryImport(Library, EntryPoint = "espeak_SetSynthCallback")]
    public static partial void SetSynthCallback(delegate* unmanaged[Cdecl]<short*, int, Event*, int> callback);

    [LibraryImport(Library, EntryPoint = "espeak_SetVoiceByName", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetVoiceByName(string name);

    [LibraryImport(Library, EntryPoint = "espeak_SetParameter")]
    public static partial int SetParameter(int parameter, int value, int relative);

    [LibraryImport(Library, EntryPoint = "espeak_Synth")]
    public static partial int Synth(byte* text, nuint size, uint position, int positionType, uint endPosition, uint flags, uint* id, void* userData);

    [LibraryImport(Library, EntryPoint = "espeak_Info")]
    public static partial nint Info(nint* path);

    [LibraryImport(Library, EntryPoint = "espeak_Terminate")]
    public static partial int Terminate();
}
