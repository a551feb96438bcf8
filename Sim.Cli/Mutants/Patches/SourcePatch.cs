using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Sim.Cli.Mutants.Patches;

/// <summary>A patch of source files in the unified format that <c>git diff</c> writes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Files">Its places, by the path of the file below the root.</param>
internal sealed partial record SourcePatch(string Name, ImmutableSortedDictionary<string, ImmutableArray<PatchHunk>> Files)
{
    private const string NewFile = "+++ b/";

    /// <summary>Reads one; its name is that of the file.</summary>
    /// <exception cref="FormatException">It is not a patch of this form.</exception>
    public static SourcePatch Read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var files = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<PatchHunk>>(StringComparer.Ordinal);
        var file = "";
        var lines = File.ReadAllLines(path);
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].StartsWith(NewFile, StringComparison.Ordinal))
            {
                file = lines[index][NewFile.Length..];
                files[file] = [];
            }
            else if (Head().Match(lines[index]) is { Success: true } head)
            {
                var body = BodyOf(lines, index + 1, CountIn(head, "old"), CountIn(head, "new"));
                files[file] = files[file].Add(new PatchHunk(int.Parse(head.Groups["start"].Value, CultureInfo.InvariantCulture) - 1, body));
                index += body.Length;
            }
        }

        return files.Count > 0 && files.Values.All(static hunks => hunks.Length > 0)
            ? new SourcePatch(name, files.ToImmutable())
            : throw new FormatException($"{path}: no patch in the unified format");
    }

    [GeneratedRegex(@"^@@ -(?<start>\d+)(,(?<old>\d+))? \+\d+(,(?<new>\d+))? @@", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Head();

    private static int CountIn(Match head, string group) =>
        head.Groups[group].Success ? int.Parse(head.Groups[group].Value, CultureInfo.InvariantCulture) : 1;

    /// <summary>Lines of a hunk: as many as its head says, so that a line of two minus signs is not taken for the next file.</summary>
    private static ImmutableArray<string> BodyOf(string[] lines, int from, int oldLines, int newLines)
    {
        var body = ImmutableArray.CreateBuilder<string>();
        for (var index = from; (oldLines > 0 || newLines > 0) && index < lines.Length; index++)
        {
            var line = lines[index] is "" ? " " : lines[index];
            oldLines -= line[0] == '+' ? 0 : 1;
            newLines -= line[0] == '-' ? 0 : 1;
            body.Add(line);
        }

        return body.ToImmutable();
    }
}
