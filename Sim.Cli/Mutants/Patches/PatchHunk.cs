using System.Collections.Immutable;

namespace Sim.Cli.Mutants.Patches;

/// <summary>One place of a patch: lines that must stand there, and what becomes of them.</summary>
/// <param name="Start">Index of its first line in the file that the patch was made against.</param>
/// <param name="Lines">Lines as the patch has them, each behind a space, a minus or a plus.</param>
internal sealed record PatchHunk(int Start, ImmutableArray<string> Lines)
{
    private ImmutableArray<string> Old => [.. Lines.Where(static line => line[0] != '+').Select(static line => line[1..])];

    /// <summary>Where the hunk fits, the nearest place to where it was made; null if nowhere.</summary>
    /// <param name="file">The lines of the file.</param>
    public int? Find(IReadOnlyList<string> file)
    {
        var old = Old;
        for (var distance = 0; distance <= file.Count; distance++)
        {
            foreach (var at in distance == 0 ? [Start] : (ReadOnlySpan<int>)[Start - distance, Start + distance])
            {
                if (Fits(file, old, at))
                {
                    return at;
                }
            }
        }

        return null;
    }

    /// <summary>The changes that the hunk makes where it fits.</summary>
    /// <param name="patch">Name of the patch.</param>
    /// <param name="at">Index of the line at which it fits.</param>
    public IEnumerable<PatchEdit> Edits(string patch, int at)
    {
        var position = at;
        for (var index = 0; index < Lines.Length;)
        {
            if (Lines[index][0] == ' ')
            {
                (position, index) = (position + 1, index + 1);
                continue;
            }

            var run = Lines.Skip(index).TakeWhile(static line => line[0] != ' ').ToList();
            var edit = new PatchEdit(
                patch, position, run.Count(static line => line[0] == '-'), [.. run.Where(static line => line[0] == '+').Select(static line => line[1..])]);
            yield return edit;
            (position, index) = (edit.End, index + run.Count);
        }
    }

    private static bool Fits(IReadOnlyList<string> file, ImmutableArray<string> old, int at)
    {
        if (at < 0 || at + old.Length > file.Count)
        {
            return false;
        }

        for (var index = 0; index < old.Length; index++)
        {
            if (file[at + index] != old[index])
            {
                return false;
            }
        }

        return true;
    }
}
