using System.CommandLine.Parsing;

namespace VideoGen.Cli.Jobs;

/// <summary>What can be found out of a file to write before minutes of rendering, and not after.</summary>
internal static class OutputFile
{
    public static void Check(OptionResult result)
    {
        var file = result.Tokens.Count == 1 ? new FileInfo(result.Tokens[0].Value) : null;
        if (file is null)
            return;
        if (Directory.Exists(file.FullName))
            result.AddError($"--output {file} is a folder.");
        else if (file.Directory is not { Exists: true })
            result.AddError($"--output: the folder {file.DirectoryName} does not exist.");
    }
}
