using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Walks;

/// <summary>Runs random operations on a storage and checks after each that its promises hold.</summary>
public sealed class StorageWalk(StorageHarness harness, int keyGap)
{
    private const long WindowTicks = 3;

    private readonly WalkModel _model = new(keyGap);
    private readonly List<WorkerAssignmentId> _minted = [WorkerAssignmentId.None];
    private readonly SortedDictionary<string, int> _seen = new(StringComparer.Ordinal);
    private Tick _now;
    private int _active = 0b0111;
    private int _added;

    /// <summary>How often the situations occurred that the walk is meant to reach.</summary>
    public IReadOnlyDictionary<string, int> Seen => _seen;

    public async Task RunAsync(IReadOnlyList<WalkStep> steps)
    {
        await harness.Storage.InsertDatasetsAsync(["a", "b"]);
        await harness.Storage.UpdateWorkerSetAsync(RosterOf(_active), _now);
        var first = await harness.Inspection.ReadStateAsync();
        var textOfFirst = StateText.Of(first);
        foreach (var step in steps)
        {
            var before = await harness.Inspection.ReadStateAsync();
            await TakeAsync(step, before);
            StateInvariants.Hold(before, await harness.Inspection.ReadStateAsync(), _model);
            if (step.Second % 10 == 0)
            {
                // A state that was read stays as it was, whatever happened to the storage since.
                Assert.Equal(textOfFirst, StateText.Of(first));
                first = await harness.Inspection.ReadStateAsync();
                textOfFirst = StateText.Of(first);
            }
        }
    }

    private async Task TakeAsync(WalkStep step, StorageState before)
    {
        switch (step.Operation)
        {
            case WalkOperation.Insert:
                await harness.Storage.InsertChunksAsync([NewChunk(step)]);
                break;
            case WalkOperation.Ingest:
                await IngestAsync(step, before);
                break;
            case WalkOperation.Register:
                await harness.Storage.RegisterNewChunksAsync();
                Assert.Equal(before.Chunks.Count, (await harness.Inspection.ReadStateAsync()).Lifecycles.Count);
                break;
            case WalkOperation.Roster:
                await UpdateRosterAsync(step, before);
                break;
            case WalkOperation.Collect:
                Count("collected", (await harness.Storage.CollectInactiveWorkersAsync(_now, step.First % 4)).Count);
                break;
            case WalkOperation.Cycle:
                await CycleAsync(step, before);
                break;
            case WalkOperation.FailingCycle:
                await FailCycleAsync();
                break;
            case WalkOperation.Confirm:
                await ConfirmAsync(step);
                break;
            case WalkOperation.Visibility:
                var portal = await harness.Storage.RunVisibilityCycleAsync(_now);
                PublishedInvariants.HoldFor(before, await harness.Inspection.ReadStateAsync(), portal, _model);
                Count("visible", portal.Chunks.Count);
                break;
            case WalkOperation.Mark:
                await MarkAsync(step, before);
                break;
            case WalkOperation.Correct:
                await CorrectAsync(step, before);
                break;
            default:
                _now = _now.Plus(1 + (step.First % 4));
                break;
        }
    }

    private async Task IngestAsync(WalkStep step, StorageState before)
    {
        try
        {
            Count("ingested", (await harness.Storage.IngestChunksAsync([NewChunk(step)])).Inserted.Count);
        }
        catch (StorageException fault) when (fault.Kind == StorageErrorKind.ChunkOverlaps)
        {
            Count("overlapping", 1);
            Assert.Equal(StateText.Of(before), StateText.Of(await harness.Inspection.ReadStateAsync()));
        }
    }

    private async Task UpdateRosterAsync(WalkStep step, StorageState before)
    {
        // Worker 0 never leaves, so that some of what is promised of workers that stay can be judged throughout.
        _active ^= 2 << (step.First % 4);
        await harness.Storage.UpdateWorkerSetAsync(RosterOf(_active), _now);
        var active = (await harness.Inspection.ReadStateAsync()).Workers.Where(worker => worker.IsActive).Select(worker => worker.Pk).ToHashSet();
        _model.EverDeparted.UnionWith(before.Workers.Select(worker => worker.Pk).Where(worker => !active.Contains(worker)));
    }

    private async Task CycleAsync(WalkStep step, StorageState before)
    {
        var result = await harness.Storage.RunSchedulingCycleAsync(new ScatteringAlgorithm(step.First), _now, WindowTicks);
        var after = await harness.Inspection.ReadStateAsync();
        Count("expired", result.Housekeeping.ExpiredDrains.Count);
        Count("purged", result.Housekeeping.PurgedDrains.Count);
        Count("rescued", result.Housekeeping.RescuedDrains.Count);
        Count("tombstoned", result.Housekeeping.Tombstoned.Count);
        if (result is SchedulingCycleResult.Published published)
        {
            Count("evicted", published.Evicted.Count);
            _minted.Add(published.Assignment.Id);
            _model.Published(before, after, published);
            PublishedInvariants.HoldFor(before, after, published, _model, _now, WindowTicks);
        }
        else
        {
            Assert.Equal(before.NewestWorkerAssignment, after.NewestWorkerAssignment);
            PublishedInvariants.NothingIsOverdue(after, _now, WindowTicks);
        }
    }

    /// <summary>After a shortage has done the housekeeping of this tick, a failing cycle must change nothing at all.</summary>
    private async Task FailCycleAsync()
    {
        await harness.Storage.RunSchedulingCycleAsync(new InfeasibleAlgorithm(), _now, WindowTicks);
        var before = StateText.Of(await harness.Inspection.ReadStateAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await harness.Storage.RunSchedulingCycleAsync(new ThrowingAlgorithm(new InvalidOperationException()), _now, WindowTicks));
        Assert.Equal(before, StateText.Of(await harness.Inspection.ReadStateAsync()));
    }

    private async Task ConfirmAsync(WalkStep step)
    {
        var lag = step.First % 2;
        await harness.Storage.ConfirmWorkerAssignmentAsync(_minted[Math.Max(0, _minted.Count - 1 - lag)], _now);
        _model.Confirmed((await harness.Inspection.ReadStateAsync()).Watermark);
    }

    private async Task MarkAsync(WalkStep step, StorageState before)
    {
        if (before.Chunks.Count > 0)
        {
            var chunk = before.Chunks[step.First % before.Chunks.Count].Pk;
            _model.Marked.Add(chunk);
            await harness.Storage.MarkForRemovalAsync(chunk, _now);
        }
    }

    private async Task CorrectAsync(WalkStep step, StorageState before)
    {
        if (before.Chunks.Count == 0)
        {
            return;
        }

        var old = before.Chunks[step.First % before.Chunks.Count];
        var replacement = new NewChunk(old.Dataset, $"r{_added++}", old.SizeBytes, old.Blocks, []);
        try
        {
            Count("corrected", (await harness.Storage.RegisterCorrectionsAsync([new Correction(old.Pk, replacement)], _now)).Count);
        }
        catch (CorrectionRejectedException)
        {
            Count("uncorrectable", 1);
            Assert.Equal(StateText.Of(before), StateText.Of(await harness.Inspection.ReadStateAsync()));
        }
    }

    private NewChunk NewChunk(WalkStep step)
    {
        // Few blocks, so that chunks meet.
        var first = step.First % 40;
        return new NewChunk(step.Second % 2 == 0 ? "a" : "b", $"c{_added++}", 10, new BlockRange(first, first + (step.Second % 4)), []);
    }

    private static WorkerInfo[] RosterOf(int bits) =>
        [.. Enumerable.Range(0, 5).Where(worker => (bits & (1 << worker)) != 0).Select(worker => new WorkerInfo($"w{worker}", null))];

    private void Count(string situation, int times)
    {
        if (times > 0)
        {
            _seen[situation] = _seen.GetValueOrDefault(situation) + times;
        }
    }
}
