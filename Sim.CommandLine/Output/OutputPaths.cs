using Sim.Engine.Inputs;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Output;

/// <summary>Judges where outputs are to go before hours are spent on their contents.</summary>
internal static class OutputPaths
{
    /// <summary>Demands that every output can be written, and that none would take the place of an input or of another output.</summary>
    /// <param name="outputs">Options and the paths that they name; null for options that were not given.</param>
    /// <param name="inputs">What the command reads; null for what was not given.</param>
    /// <exception cref="UsageException">One cannot, or would.</exception>
    public static void Require(IReadOnlyList<(string Option, string? Path)> outputs, params IReadOnlyList<string?> inputs)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (option, path) in outputs)
        {
            if (path is not null)
            {
                Require(option, path, inputs, taken);
            }
        }
    }

    /// <summary>Demands that a folder can take files, or could if it were made.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="folder">The folder; null or empty for the present one.</param>
    /// <returns>Whether it is there.</returns>
    /// <exception cref="UsageException">It cannot.</exception>
    public static bool RequireFolder(string option, string? folder)
    {
        try
        {
            var whole = Path.GetFullPath(string.IsNullOrEmpty(folder) ? "." : folder);
            var there = whole;
            while (FileStatus.Of(there) is null && Path.GetDirectoryName(there) is { } parent)
            {
                there = parent;
            }

            OutputFile.Try(new OutputTarget(Path.Combine(there, "sim"), Status: null));
            return there == whole;
        }
        catch (Exception failure) when (OutputFile.IsOfFiles(failure))
        {
            throw new UsageException($"{option}: '{folder}' is no folder that can be written to", failure);
        }
    }

    private static void Require(string option, string path, IReadOnlyList<string?> inputs, Dictionary<string, string> taken)
    {
        try
        {
            var target = OutputTarget.Of(path.Length > 0 ? path : throw new UsageException($"{option}: the name of the file is empty"));
            if (target.Status?.Kind == FileKind.Folder || Path.EndsInDirectorySeparator(path))
            {
                throw new UsageException($"{option}: '{path}' is a folder");
            }

            if (inputs.FirstOrDefault(input => IsOver(target, input)) is { } overwritten)
            {
                throw new UsageException($"{option}: '{path}' is the input '{overwritten}' itself, which would be lost");
            }

            if (target.Place is { } place && !taken.TryAdd(place, option))
            {
                throw new UsageException($"{option}: '{path}' is where {taken[place]} goes already");
            }

            OutputFile.Try(target);
        }
        catch (Exception failure) when (OutputFile.IsOfFiles(failure))
        {
            throw new UsageException($"{option}: '{path}' cannot be written", failure);
        }
    }

    /// <summary>A terminal may be both; a file may not.</summary>
    private static bool IsOver(OutputTarget target, string? input) =>
        input is not null && target.Status is { Kind: FileKind.Ordinary } status && status == FileStatus.Of(input);
}
