namespace Scheduler.Core.Lifecycle;

/// <summary>The order in which a batch of corrections is judged and stored (rule 22.15).</summary>
public static class CorrectionOrder
{
    /// <summary>Positions in the batch, ascending by old chunk; equal ones in input order.</summary>
    public static int[] Of(IReadOnlyList<Correction> corrections) =>
        [.. Enumerable.Range(0, corrections.Count).OrderBy(position => corrections[position].OldChunk)];
}
