using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Sim.Approvals;

/// <summary>The approved texts of one folder: <c>NAME.verified.txt</c>, and beside it <c>NAME.received.txt</c> while the two differ.</summary>
/// <param name="folder">The folder.</param>
/// <param name="accepts">Whether a text that differs becomes the approved one.</param>
public sealed class ApprovedTexts(string folder, bool accepts)
{
    /// <summary>Ending of the files with approved texts.</summary>
    public const string VerifiedEnding = ".verified.txt";

    private const string ReceivedEnding = ".received.txt";
    private const int ContextLines = 2;
    private const int ShownLines = 80;

    /// <summary>Requires that a text is as approved. Line ends and blank lines at the end do not count.</summary>
    /// <exception cref="ApprovalMismatchException">It is not, or none is approved yet.</exception>
    public void Require(string name, string text)
    {
        var verified = Path.Combine(folder, name + VerifiedEnding);
        var received = Path.Combine(folder, name + ReceivedEnding);
        var actual = Normalised(text);
        var approved = File.Exists(verified) ? Normalised(File.ReadAllText(verified)) : null;
        if (approved != actual && !accepts)
        {
            File.WriteAllText(received, actual);
            throw new ApprovalMismatchException(Explain(name, approved, actual));
        }

        File.Delete(received);
        if (approved != actual)
        {
            File.WriteAllText(verified, actual);
        }
    }

    private static string Normalised(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string Explain(string name, string? approved, string actual)
    {
        var lines = approved is null ? actual.Split('\n') : Difference(approved, actual);
        var heading = approved is null
            ? $"{name}: nothing is approved yet"
            : $"{name}: differs from the approved text (- approved, + received)";
        return $"{heading}; look at {name}{ReceivedEnding}, then rename it to {name}{VerifiedEnding} or run with APPROVE=1\n{string.Join('\n', lines.Take(ShownLines))}";
    }

    private static IEnumerable<string> Difference(string approved, string actual)
    {
        var lines = InlineDiffBuilder.Diff(approved, actual, ignoreWhiteSpace: false).Lines;
        return lines.Where((_, index) => IsNearChange(lines, index)).Select(line => line.Type switch
        {
            ChangeType.Deleted => $"- {line.Text}",
            ChangeType.Inserted => $"+ {line.Text}",
            _ => $"  {line.Text}",
        });
    }

    private static bool IsNearChange(List<DiffPiece> lines, int index) => Enumerable
        .Range(index - ContextLines, (2 * ContextLines) + 1)
        .Any(near => near >= 0 && near < lines.Count && lines[near].Type != ChangeType.Unchanged);
}
