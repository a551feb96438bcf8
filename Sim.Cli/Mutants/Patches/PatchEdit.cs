using System.Collections.Immutable;

namespace Sim.Cli.Mutants.Patches;

/// <summary>Lines that come in the place of others, in the coordinates of the file as it was.</summary>
/// <param name="Patch">Name of the patch that it belongs to.</param>
/// <param name="Position">Index of the first line that goes; where none goes, the line before which the new ones come.</param>
/// <param name="RemovedLines">Number of lines that go.</param>
/// <param name="Inserted">Lines that come.</param>
internal sealed record PatchEdit(string Patch, int Position, int RemovedLines, ImmutableArray<string> Inserted)
{
    /// <summary>Index of the first line behind those that go.</summary>
    public int End => Position + RemovedLines;

    /// <summary>Whether both cannot be done: they take away the same line, or one puts lines in the middle of what the other takes away.</summary>
    public bool Clashes(PatchEdit other) =>
        Position == other.Position ? RemovedLines > 0 && other.RemovedLines > 0 : Position < other.End && other.Position < End;
}
