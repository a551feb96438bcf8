using Sim.Reshuffle.Runs;

namespace Sim.Reshuffle.Results;

/// <summary>All figures of a command, as they are written to a file and read back.</summary>
/// <param name="Format">Always <see cref="KnownFormat"/>.</param>
/// <param name="Input">What was run on, in words.</param>
/// <param name="Runs">One run per scheduler.</param>
/// <param name="Change">What was changed; null in files of older builds.</param>
public sealed record RunDocument(string Format, string Input, IReadOnlyList<RunResult> Runs, RunChange? Change = null)
{
    /// <summary>The only format that is read.</summary>
    public const string KnownFormat = "sim-reshuffle/1";
}
