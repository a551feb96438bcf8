using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Feasibility;

/// <summary>
/// Whether every chunk can have its floor of copies, each on another worker, from an empty fleet. Chunks and workers are
/// positions; nothing here knows a planner.
/// </summary>
/// <param name="SizesBytes">Size of each chunk.</param>
/// <param name="Floor">Copies of every chunk, at least 1.</param>
/// <param name="WorkerCount">Number of workers.</param>
/// <param name="CapacityBytes">Room of every worker; negative means that nothing fits, not even an empty chunk.</param>
/// <param name="Saturation">Share of the whole fleet's room that all copies together may claim.</param>
/// <param name="Eligible">For each chunk, by worker, whether it may be there; null for a chunk that may be anywhere. Null if no chunk is restricted.</param>
public sealed record PackingProblem(
    long[] SizesBytes, int Floor, int WorkerCount, long CapacityBytes, double Saturation, bool[]?[]? Eligible = null)
{
    /// <summary>Number of chunks.</summary>
    public int ChunkCount => SizesBytes.Length;

    /// <summary>Bytes of all copies together.</summary>
    public Int128 DemandBytes
    {
        get
        {
            Int128 total = 0;
            foreach (var size in SizesBytes)
            {
                total += size;
            }

            return total * Floor;
        }
    }

    /// <summary>
    /// Bytes that all copies together may claim: <c>trunc(capacity * workers * saturation)</c>, from left to right in
    /// doubles as placement 2 has it, so that judge and planner agree to the last byte.
    /// </summary>
    public long BudgetBytes => (long)((double)CapacityBytes * (double)WorkerCount * Saturation);

    /// <summary>Whether all copies together keep within the budget.</summary>
    public bool IsWithinBudget => DemandBytes <= BudgetBytes;

    /// <summary>Size of the largest chunk; 0 without chunks.</summary>
    public long LargestBytes
    {
        get
        {
            var largest = 0L;
            foreach (var size in SizesBytes)
            {
                largest = Math.Max(largest, size);
            }

            return largest;
        }
    }

    /// <summary>The demand that a scheduling cycle faces in a state: every chunk that takes part in scheduling and is not left out by the host, on the active workers.</summary>
    /// <param name="view">The state.</param>
    /// <param name="rules">Floor, capacity, saturation, eligibility.</param>
    public static PackingProblem From(PlacementView view, FleetRules rules) => From(view, rules, static (_, _) => true, static _ => false);

    /// <summary>The demand of live chunks alone, on the active workers that stay: can everything still have its floor once the others have left?</summary>
    /// <param name="view">The state.</param>
    /// <param name="rules">Floor, capacity, saturation, eligibility.</param>
    /// <param name="leaves">Whether an active worker is to leave, or has left already.</param>
    public static PackingProblem OfLiveChunks(PlacementView view, FleetRules rules, Func<WorkerPk, bool> leaves) =>
        From(view, rules, static (view, row) => !view.IsFloorExempt(row), leaves);

    /// <summary>Whether the worker may hold the chunk.</summary>
    public bool IsEligible(int chunk, int worker) => Eligible is null || Eligible[chunk] is not { } allowed || allowed[worker];

    /// <summary>How many workers may hold the chunk.</summary>
    public int EligibleCount(int chunk) =>
        Eligible?[chunk] is { } allowed ? allowed.Count(static isAllowed => isAllowed) : WorkerCount;

    /// <summary>The same demand on workers that each keep room for the largest chunk free; the budget shrinks with them.</summary>
    public PackingProblem WithHeadroom() => this with { CapacityBytes = CapacityBytes - LargestBytes };

    /// <summary>Whether a chunk may only be on workers of a set.</summary>
    /// <param name="allowed">By worker, whether the chunk may be there; null if it may be anywhere.</param>
    /// <param name="workerSet">By worker, whether it is in the set.</param>
    internal static bool IsWithin(bool[]? allowed, bool[] workerSet)
    {
        for (var worker = 0; worker < workerSet.Length; worker++)
        {
            if (!workerSet[worker] && (allowed is null || allowed[worker]))
            {
                return false;
            }
        }

        return true;
    }

    private static PackingProblem From(
        PlacementView view, FleetRules rules, Func<PlacementView, int, bool> isWanted, Func<WorkerPk, bool> leaves)
    {
        var workers = new List<WorkerPk>();
        for (var row = 0; row < view.WorkerCount; row++)
        {
            if (view.IsActiveAt(row) && !leaves(view.WorkerAt(row)))
            {
                workers.Add(view.WorkerAt(row));
            }
        }

        var sizes = new List<long>();
        var eligible = new List<bool[]?>();
        for (var row = 0; row < view.ChunkCount; row++)
        {
            if (view.IsScheduled(row) && !view.IsLeftOut(row) && isWanted(view, row))
            {
                sizes.Add(view.ChunkAt(row).SizeBytes);
                eligible.Add(EligibleWorkers(view.ChunkAt(row).Pk, workers, rules.Eligibility));
            }
        }

        return new PackingProblem(
            [.. sizes],
            rules.Floor,
            workers.Count,
            rules.CapacityBytes,
            rules.Saturation,
            rules.Eligibility.IsUnrestricted ? null : [.. eligible]);
    }

    private static bool[]? EligibleWorkers(ChunkPk chunk, List<WorkerPk> workers, WorkerEligibility eligibility)
    {
        if (!eligibility.IsRestricted(chunk))
        {
            return null;
        }

        var allowed = new bool[workers.Count];
        for (var i = 0; i < allowed.Length; i++)
        {
            allowed[i] = eligibility.Allows(chunk, workers[i]);
        }

        return allowed;
    }
}
