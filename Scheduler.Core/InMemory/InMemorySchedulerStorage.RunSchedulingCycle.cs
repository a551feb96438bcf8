using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mTicks"/> is negative.</exception>
    public async ValueTask<SchedulingCycleResult> RunSchedulingCycleAsync(
        ISchedulingAlgorithm algorithm, Tick now, long mTicks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        ArgumentNullException.ThrowIfNull(algorithm);
        ArgumentOutOfRangeException.ThrowIfNegative(mTicks);
        using var phase = Phase(StoragePhases.RunSchedulingCycle);
        var housekeeping = KeepHouse(now, mTicks);
        cancellationToken.ThrowIfCancellationRequested();
        var input = BuildSchedulingInput();
        if (Ask(algorithm, input) is not ScheduleOutcome.Placed placed)
        {
            return new SchedulingCycleResult.Shortage(housekeeping);
        }

        var plan = Normalise(placed, input);
        cancellationToken.ThrowIfCancellationRequested();
        var id = new WorkerAssignmentId(_newestWorkerAssignment.Value + 1);
        Commit(id, plan);
        return new SchedulingCycleResult.Published(BuildWorkerAssignment(id, placed.ReplicationByWeight), plan.Evicted, housekeeping);
    }

    private ScheduleOutcome Ask(ISchedulingAlgorithm algorithm, SchedulingInput input)
    {
        using var phase = Phase(StoragePhases.Schedule);
        var outcome = algorithm.Schedule(input);
        Invariant.Require(outcome is not null, "a scheduling algorithm must decide");
        return outcome;
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
            next[pk.Value - 1] = PlanRow.Normalise(placed.Workers[i], workers, At(pk).Ideal);
        }

        var evicted = new ChunkWorker[placed.Evicted.Count];
        for (var i = 0; i < evicted.Length; i++)
        {
            evicted[i] = new ChunkWorker(input.Chunks.Pks[placed.Evicted[i].Chunk], workers[placed.Evicted[i].Worker]);
        }

        return new NormalisedPlan(next, evicted);
    }

    private void Commit(WorkerAssignmentId id, NormalisedPlan plan)
    {
        using var phase = Phase(StoragePhases.CommitNewIdeal);
        var delta = PlacementDelta.Of(id, CollectChanges(plan), plan.Evicted, _roster.IsActive);
        _newestWorkerAssignment = id;
        _views.ForgetWhole();
        if (delta.Diffs.Count > 0)
        {
            foreach (var diff in delta.Diffs)
            {
                At(diff.Chunk).SetIdeal(plan.HoldersOf(diff.Chunk));
            }

            _diffs.AddRange(delta.Diffs);
            _views.ForgetIdeal();
            _views.ForgetDiffs();
        }

        RemoveStale(delta.FlipFlops);
        RemoveStale(delta.EvictedDrains);
        AddStale(delta.Minted, id);
        Stamp(delta.Entered, id);
    }

    private ReadOnlySpan<PlacementChange> CollectChanges(NormalisedPlan plan)
    {
        var changes = new PlacementChange[_chunks.Count];
        var count = 0;
        foreach (var row in Chunks)
        {
            var next = plan.HoldersOf(row.Pk);
            if (row.Lifecycle is { } lifecycle && (next.Length > 0 || row.Ideal.Length > 0 || row.Stale.Length > 0))
            {
                changes[count++] = new PlacementChange(row.Pk, row.Ideal, next, row.StaleWorkers(), lifecycle);
            }
        }

        return changes.AsSpan(0, count);
    }

    private void Stamp(IReadOnlyList<ChunkPk> entered, WorkerAssignmentId id)
    {
        foreach (var chunk in entered)
        {
            var row = At(chunk);
            row.Lifecycle = row.Lifecycle! with { AppliedAtWorker = id };
        }

        if (entered.Count > 0)
        {
            _views.ForgetLifecycles();
        }
    }

    private WorkerAssignment BuildWorkerAssignment(WorkerAssignmentId id, SortedTable<ushort, ushort> replicationByWeight)
    {
        using var phase = Phase(StoragePhases.BuildWorkerAssignment);
        var served = new List<ChunkRow>(_chunks.Count);
        foreach (var row in Chunks)
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
            id, new ChunkHolderMap(keys, holders), new SortedTable<ChunkPk, Chunk>(keys, chunks), _roster.Published, replicationByWeight);
    }
}
