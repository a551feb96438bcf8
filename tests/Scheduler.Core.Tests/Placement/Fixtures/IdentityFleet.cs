using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Builds stage-2 situations on the identity ring, chunk by chunk.</summary>
internal sealed class IdentityFleet(int workers, long capacityBytes, int floor)
{
    private readonly List<IdentityChunk> _chunks = [];

    public PlacementInput Input { get; private set; } = null!;

    public IdentityFleet Add(IdentityChunk chunk)
    {
        _chunks.Add(chunk);
        return this;
    }

    /// <summary>Runs stage 2 alone against the ideal that the chunks name.</summary>
    public ReconciliationResult Reconcile()
    {
        Input = Build();
        var memory = new FleetMemory<IdentityRingHash>(WorkEdges.Usual);
        memory.Rings.Prepare(Input.Workers.Identities, Input.Configuration.Rings, expectedWalks: 0);
        var ideal = HolderLists.FromRows([.. _chunks.Select(chunk => chunk.Ideal)]);
        int[] copies = [.. _chunks.Select(chunk => Math.Max(floor, chunk.Ideal.Length))];
        return Reconciliation.Run(new FleetWalks<IdentityRingHash>(Input, new VersionEligibility(Input.Chunks, Input.Workers), memory, copies, PlannerExecution.Alone), ideal);
    }

    private PlacementInput Build()
    {
        var count = _chunks.Count;
        return new PlacementInput(
            new PlacementChunks(
                ["d"],
                new int[count],
                Utf8Column.FromStrings([.. _chunks.Select((chunk, row) => IdentityRingHash.ChunkId(chunk.Hashes, row))]),
                [.. _chunks.Select(chunk => chunk.SizeBytes)],
                [.. Enumerable.Repeat((ushort)1, count)],
                [.. Enumerable.Repeat(-1, count)],
                [],
                [.. _chunks.Select(chunk => chunk.Visible)]),
            PlacementWorkers.Online([.. Enumerable.Range(0, workers).Select(IdentityRingHash.WorkerIdentity)]),
            new PlacementConfiguration(capacityBytes, 1, floor, Rings: 1),
            HolderLists.FromRows([.. _chunks.Select(chunk => chunk.Held)]),
            HolderLists.FromRows([.. _chunks.Select(chunk => chunk.Committed)]),
            HolderLists.FromRows([.. _chunks.Select(chunk => chunk.Routed)]));
    }
}
