namespace Sim.Processes.Experiments;

/// <summary>The best of several scenarios.</summary>
/// <param name="Best">Its name.</param>
/// <param name="Rows">All scenarios in the given order.</param>
public sealed record SelectionResult(string Best, IReadOnlyList<SelectionRow> Rows)
{
    /// <summary>How many replications it took in all.</summary>
    public int Replications => Rows.Sum(static row => row.Replications);
}
