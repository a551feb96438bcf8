using Scheduler.Core.Placement;

namespace Sim.Models.Measuring;

/// <summary>Where a fleet came to rest, and what that took.</summary>
/// <param name="Plan">The last plan.</param>
/// <param name="Fleet">The fleet as it stands then.</param>
/// <param name="MovedBytes">Bytes that were fetched on the way.</param>
/// <param name="Cycles">Cycles that changed something.</param>
/// <param name="IsAtRest">False if it still moved when it was given up.</param>
public sealed record FleetOutcome(PlacementOutcome.Placed Plan, PlacementInput Fleet, long MovedBytes, int Cycles, bool IsAtRest)
{
    /// <summary>
    /// The least that any scheduler must fetch to give every chunk as many copies as it has in this outcome, starting from
    /// what was held before: the copies that are missing by number, wherever they go.
    /// </summary>
    /// <param name="before">The fleet before the first cycle.</param>
    public long LeastBytes(PlacementInput before)
    {
        var bytes = 0L;
        for (var chunk = 0; chunk < Plan.Workers.Count; chunk++)
        {
            bytes += before.Chunks.SizesBytes[chunk] * Math.Max(0, Plan.Workers[chunk].Length - before.Held[chunk].Length);
        }

        return bytes;
    }

    /// <summary>Copies that chunks lack of what their weight class is entitled to.</summary>
    public long ShortCopies()
    {
        var copies = 0L;
        for (var chunk = 0; chunk < Plan.Workers.Count; chunk++)
        {
            copies += Math.Max(0, Plan.Targets[Fleet.Chunks.Weights[chunk]] - Plan.Workers[chunk].Length);
        }

        return copies;
    }

    /// <summary>Bytes of the listed copies on each worker.</summary>
    public long[] BytesByWorker()
    {
        var bytes = new long[Fleet.Workers.Count];
        for (var chunk = 0; chunk < Plan.Workers.Count; chunk++)
        {
            foreach (var worker in Plan.Workers[chunk])
            {
                bytes[worker] += Fleet.Chunks.SizesBytes[chunk];
            }
        }

        return bytes;
    }
}
