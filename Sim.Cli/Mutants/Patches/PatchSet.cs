using Sim.CommandLine;

namespace Sim.Cli.Mutants.Patches;

/// <summary>
/// Patches that were each made against the same sources, put into one copy together: their changes are all placed in the
/// files as they were, so that neither order nor neighbours matter.
/// </summary>
internal static class PatchSet
{
    /// <summary>Changes the files below a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="patches">The patches.</param>
    /// <exception cref="EnvironmentLackingException">One does not fit, or two change the same line; nothing was written then.</exception>
    public static void Apply(string root, IEnumerable<SourcePatch> patches)
    {
        var changed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in patches.SelectMany(static patch => patch.Files.Select(file => (Path: file.Key, patch.Name, Hunks: file.Value))).GroupBy(static file => file.Path))
        {
            var path = Path.Combine(root, file.Key);
            var text = File.Exists(path) ? File.ReadAllText(path) : "";
            var lines = text.Split('\n');
            var edits = file.SelectMany(part => part.Hunks.SelectMany(hunk => hunk.Edits(
                part.Name, hunk.Find(lines) ?? throw new EnvironmentLackingException($"the planted defect {part.Name} does not fit {file.Key}: renew its patch"))));
            changed[path] = string.Join('\n', Merge(lines, file.Key, [.. edits]));
        }

        foreach (var (path, text) in changed)
        {
            File.WriteAllText(path, text);
        }
    }

    private static List<string> Merge(string[] lines, string path, List<PatchEdit> edits)
    {
        // What only adds comes before what takes away at the same place; patches of one place in the order of their names.
        var ordered = edits.OrderBy(static edit => edit.Position).ThenBy(static edit => edit.RemovedLines).ThenBy(static edit => edit.Patch, StringComparer.Ordinal);
        List<string> merged = [];
        PatchEdit? before = null;
        var next = 0;
        foreach (var edit in ordered)
        {
            if (before?.Clashes(edit) == true)
            {
                throw new EnvironmentLackingException($"the planted defects {before.Patch} and {edit.Patch} change the same lines of {path}");
            }

            merged.AddRange(lines.AsSpan(next, edit.Position - next));
            merged.AddRange(edit.Inserted);
            (next, before) = (edit.End, edit);
        }

        merged.AddRange(lines.AsSpan(next));
        return merged;
    }
}
