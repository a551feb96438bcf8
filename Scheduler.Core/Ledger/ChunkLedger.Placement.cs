using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

public sealed partial class ChunkLedger
{
    /// <summary>Lets an algorithm decide.</summary>
    internal ScheduleOutcome Ask(ISchedulingAlgorithm algorithm, SchedulingInput input)
    {
        using var phase = Phase(StoragePhases.Schedule);
        var outcome = algorithm.Schedule(input);
        Invariant.Require(outcome is not null, "a scheduling algorithm must decide");
        return outcome;
    }

    /// <summary>What a plan changes.</summary>
    /// <param name="placed">The plan.</param>
    /// <param name="input">What it was made from.</param>
    /// <param name="now">Tick of the cycle.</param>
    /// <exception cref="InvariantViolatedException">The plan is impossible.</exception>
    internal PlacementDecision DecidePlacement(ScheduleOutcome.Placed placed, SchedulingInput input, Tick now)
    {
        using var phase = Phase(StoragePhases.DeriveDeltas);
        var plan = Normalise(placed, input);
        var id = new WorkerAssignmentId(_assignments.Newest.Value + _settings.Edges.KeyGap + 1);
        var delta = PlacementDelta.Of(id, CollectChanges(plan), plan.Evicted, _roster.IsActive);
        return new PlacementDecision(id, now, delta, plan.Evicted, placed.ReplicationByWeight, DecideWaiting(placed.Waiting, input, now));
    }

    /// <summary>Turns positions into keys: holders ascending, and an empty row for every chunk that is not in the input.</summary>
    private NormalisedPlan Normalise(ScheduleOutcome.Placed placed, SchedulingInput input)
    {
        Invariant.Require(placed.Workers.Count == input.Chunks.Count, "a plan needs one row per chunk of its input");
        var workers = input.Workers.Pks;
        var next = new WorkerPk[_chunks.Count][];
        Array.Fill(next, []);
        for (var i = 0; i < placed.Workers.Count; i++)
        {
            var pk = input.Chunks.Pks[i];
            next[_chunks.PositionOf(pk)] = PlanRow.Normalise(placed.Workers[i], workers, _chunks.At(pk).Ideal, _settings.Edges.StackedHolders);
        }

        var evicted = new ChunkWorker[placed.Evicted.Count];
        for (var i = 0; i < evicted.Length; i++)
        {
            evicted[i] = new ChunkWorker(input.Chunks.Pks[placed.Evicted[i].Chunk], workers[placed.Evicted[i].Worker]);
        }

        return new NormalisedPlan(next, evicted);
    }

    /// <summary>Makes the plan the ideal.</summary>
    internal void ApplyPlacement(PlacementDecision decision)
    {
        using var phase = Phase(StoragePhases.CommitNewIdeal);
        var (id, delta) = (decision.Id, decision.Delta);
        _assignments.Mint(id);
        foreach (var diff in delta.Diffs)
        {
            _ideal.Set(diff.Chunk, diff.Workers);
        }

        _diffs.Add(delta.Diffs);
        _stale.Remove(delta.FlipFlops);
        _stale.Remove(delta.EvictedDrains);
        _stale.Add(delta.Minted, id);
        Stamp(delta.Entered, row => row with { AppliedAtWorker = id });
        ApplyWaiting(decision.Waiting, decision.PlannedAt);
    }

    private ReadOnlySpan<PlacementChange> CollectChanges(NormalisedPlan plan)
    {
        var rows = _chunks.Rows;
        var changes = new PlacementChange[rows.Length];
        var count = 0;
        for (var i = 0; i < changes.Length; i++)
        {
            var (row, next) = (rows[i], plan.Next[i]);
            if (row.Lifecycle is { } lifecycle && (next.Length > 0 || row.Ideal.Length > 0 || row.Stale.Length > 0))
            {
                changes[count++] = new PlacementChange(row.Pk, row.Ideal, next, row.StaleWorkers(), lifecycle);
            }
        }

        return changes.AsSpan(0, count);
    }

    /// <summary>What a plan that has been applied publishes.</summary>
    internal WorkerAssignment BuildWorkerAssignment(PlacementDecision decision)
    {
        using var phase = Phase(StoragePhases.BuildWorkerAssignment);
        var served = new List<ChunkRow>(_chunks.Count);
        foreach (var row in _chunks.Rows)
        {
            if (row.Lifecycle is { WorkerServable: true } && row.Physical.Length > 0)
            {
                served.Add(row);
            }
        }

        var (keys, holders, chunks) = (new ChunkPk[served.Count], new WorkerPk[served.Count][], new Chunk[served.Count]);
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = served[i].Pk;
            holders[i] = served[i].Physical;
            chunks[i] = served[i].Chunk;
        }

        return new WorkerAssignment(
            decision.Id, new ChunkHolderMap(keys, holders), new SortedTable<ChunkPk, Chunk>(keys, chunks), _roster.Published, decision.ReplicationByWeight);
    }
}
