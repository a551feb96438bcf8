using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>Keys and numbers need not follow one another. A backend gives a storage that leaves out <see cref="Gap"/> of them before each batch.</summary>
public abstract class KeyGapContract : StorageContract
{
    /// <summary>How many are left out: so many that a table by key would be mostly empty.</summary>
    public const int Gap = 1000;

    private const int Step = Gap + 1;

    [Fact]
    public async Task Every_batch_leaves_a_gap_and_a_refused_or_empty_one_leaves_none()
    {
        Assert.Equal([new ChunkPk(Step), new ChunkPk(Step + 1)], await Given.Storage.InsertChunksAsync([Scenario.NewChunk(1), Scenario.NewChunk(2)]));
        Assert.Empty(await Given.Storage.InsertChunksAsync([]));
        await Assert.ThrowsAsync<StorageException>(() => Given.Storage.InsertChunksAsync([Scenario.NewChunk(3), Scenario.NewChunk(1)]).AsTask());
        await Assert.ThrowsAsync<StorageException>(() => Given.Storage.IngestChunksAsync([Scenario.NewChunk(4, blocks: (2, 3))]).AsTask());
        Assert.Empty((await Given.Storage.IngestChunksAsync([Scenario.NewChunk(2)])).Inserted);
        await Given.Storage.RegisterNewChunksAsync();
        await Assert.ThrowsAsync<CorrectionRejectedException>(() => Given.CorrectAsync(new ChunkPk(Step), Scenario.NewChunk(5)));

        Assert.Equal([new ChunkPk((2 * Step) + 1)], (await Given.Storage.IngestChunksAsync([Scenario.NewChunk(6)])).Inserted);
        Assert.Equal(new ChunkPk((3 * Step) + 1), await Given.CorrectAsync(new ChunkPk(Step), 7));
        await Given.RosterAsync(1, 1, 2);
        await Given.RosterAsync(2, 3, 1, 2);
        Assert.Equal([Step, Step + 1, (2 * Step) + 1], (await Given.StateAsync()).Workers.Select(worker => worker.Pk.Value));
        await Given.Storage.InsertDatasetsAsync([]);
        await Given.Storage.InsertDatasetsAsync(["c"]);
        await Assert.ThrowsAnyAsync<Exception>(() => Given.Storage.InsertDatasetsAsync(["d", "c"]).AsTask());
        Assert.Equal(["a", "b", "c"], (await Given.StateAsync()).Datasets);
    }

    [Fact]
    public async Task A_number_that_was_left_out_was_never_minted_and_cannot_be_confirmed()
    {
        var chunk = await Given.AddAsync(1);
        Assert.Equal(new WorkerAssignmentId(Step), (await Given.CycleAsync(10, new Placed(chunk, Given.W(1)))).Assignment.Id);
        var second = await Given.CycleAsync(11, new Placed(chunk, Given.W(2)));
        Assert.Equal(new WorkerAssignmentId(2 * Step), second.Assignment.Id);
        foreach (var leftOut in (long[])[1, Step - 1, Step + 1, (2 * Step) - 1, (2 * Step) + 1])
        {
            var before = StateText.Of(await Given.StateAsync());
            var fault = await Assert.ThrowsAsync<StorageException>(() => Given.ConfirmAsync(leftOut));
            Assert.Equal(StorageErrorKind.UnknownAssignment, fault.Kind);
            Assert.Equal(before, StateText.Of(await Given.StateAsync()));
        }

        await Given.ConfirmAsync(second);
        await Given.ConfirmAsync(Step + 1);
        Assert.Equal(second.Assignment.Id, (await Given.StateAsync()).Watermark);
    }

    /// <summary>Placed, confirmed, shown, moved, drained, dropped, tombstoned; workers came one by one, so that their keys lie far apart.</summary>
    [Fact]
    public async Task A_life_with_gaps_in_every_series_is_like_any_other()
    {
        var (one, two) = (await Given.AddAsync(1), await Given.AddAsync(2));
        await Given.RosterAsync(1, 1, 2, 3);
        await Given.RosterAsync(2, 1, 2, 3, 4);
        await Given.ConfirmAsync(await Given.CycleAsync(10, new Placed(one, Given.W(1), Given.W(4)), new Placed(two, Given.W(3))));
        var shown = await Given.VisAsync(11);
        Assert.Equal(new PortalAssignmentId(Step), shown.Id);
        Assert.Equal([Given.W(1), Given.W(4)], shown.ChunkWorkers[one]);

        await Given.ConfirmAsync(await Given.CycleAsync(12, new Placed(one, Given.W(2), Given.W(4)), new Placed(two, Given.W(3))));
        await Given.MarkAsync(two, 13);
        await Given.VisAsync(14);
        Assert.Equal(new PortalAssignmentId(2 * Step), (await Given.StaleAsync(one, Given.W(1)))!.DroppedAt);
        var last = await Given.CycleAsync(14 + Scenario.M, new Placed(one, Given.W(2), Given.W(4)), new Placed(two, Given.W(3)));
        Assert.Equal([new ChunkWorker(one, Given.W(1))], last.Housekeeping.ExpiredDrains);
        Assert.Equal([two], last.Housekeeping.Tombstoned);
        await Given.RosterAsync(90, 2, 4);
        Assert.Equal([Given.W(1), Given.W(3)], await Given.Storage.CollectInactiveWorkersAsync(new Tick(200), 10));
    }
}
