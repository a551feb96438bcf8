using Scheduler.Contract.Scenarios;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Ledger;

/// <summary>The clock-driven part of a cycle is decided without a change; what it names is what changes.</summary>
public sealed class HousekeepingDecisionTests
{
    private const long Window = 10;
    private static readonly ChunkPk Moved = new(1);
    private static readonly ChunkPk Orphaned = new(2);
    private static readonly ChunkPk Dropped = new(3);
    private static readonly ChunkPk Left = new(4);

    [Fact]
    public void Deciding_changes_nothing_however_often()
    {
        var ledger = Due();
        var before = ledger.ReadState();
        var first = ledger.DecideHousekeeping(new Tick(50), Window);
        var second = ledger.DecideHousekeeping(new Tick(50), Window);
        Assert.Same(before, ledger.ReadState());
        Assert.Equal(Text(first.Due), Text(second.Due));
    }

    [Fact]
    public void Each_draining_copy_ends_in_the_first_step_that_it_is_due_in()
    {
        var due = Due().DecideHousekeeping(new Tick(50), Window).Due;
        Assert.Equal([new ChunkWorker(Left, new WorkerPk(3))], due.PurgedDrains);
        Assert.Equal([new ChunkWorker(Orphaned, new WorkerPk(1))], due.RescuedDrains);
        Assert.Equal([Dropped], due.Tombstoned);
        Assert.Equal([new ChunkWorker(Dropped, new WorkerPk(1))], due.TombstonedDrains);
        Assert.Equal([new ChunkWorker(Moved, new WorkerPk(1))], due.ExpiredDrains);
    }

    [Fact]
    public void Applied_it_leaves_nothing_due()
    {
        var ledger = Due();
        var decision = ledger.DecideHousekeeping(new Tick(50), Window);
        ledger.Apply(decision);
        var after = ledger.ReadState();
        Assert.Empty(after.StaleMappings);
        Assert.Equal([new WorkerPk(1), new WorkerPk(3)], after.IdealOf(Orphaned));
        Assert.Equal(new Tick(50), after.LifecycleOf(Dropped)!.DroppedAtWorker);
        Assert.True(ledger.DecideHousekeeping(new Tick(50), Window).IsEmpty);
    }

    /// <summary>One chunk whose drain has expired, one whose ideal holders have all departed, one whose tombstone is due, one that drains on a departed worker.</summary>
    private static ChunkLedger Due()
    {
        var ledger = new ChunkLedger(new LedgerSettings());
        ledger.AddDatasets([new StoredDataset(new DatasetId(1), "a")]);
        ledger.AddChunks([.. Enumerable.Range(1, 4).Select(number => StoredChunk.Of(new ChunkPk(number), Scenario.NewChunk(number)))]);
        ledger.SetWorkers([Worker(1, null), Worker(2, null), Worker(3, new Tick(20))]);
        ledger.AddLifecycles([Lifecycle(Moved), Lifecycle(Orphaned), Lifecycle(Dropped) with { DroppedAtPortal = new PortalAssignmentId(1) }, Lifecycle(Left)]);
        ledger.AddIdeal(Moved, [new WorkerPk(2)]);
        ledger.AddIdeal(Orphaned, [new WorkerPk(3)]);
        ledger.AddIdeal(Dropped, [new WorkerPk(2)]);
        ledger.AddIdeal(Left, [new WorkerPk(2)]);
        ledger.AddPortal(new PortalAssignmentView(new PortalAssignmentId(1), new Tick(30), new WorkerAssignmentId(2)));
        ledger.AddStale(new ChunkWorker(Moved, new WorkerPk(1)), new WorkerAssignmentId(2));
        ledger.AddStale(new ChunkWorker(Orphaned, new WorkerPk(1)), new WorkerAssignmentId(2));
        ledger.AddStale(new ChunkWorker(Dropped, new WorkerPk(1)), new WorkerAssignmentId(2));
        ledger.AddStale(new ChunkWorker(Left, new WorkerPk(3)), new WorkerAssignmentId(3));
        return ledger;
    }

    private static ChunkLifecycle Lifecycle(ChunkPk chunk) => new(chunk, new WorkerAssignmentId(1), new PortalAssignmentId(1));

    private static WorkerView Worker(long key, Tick? inactiveSince) => new(new WorkerPk(key), $"w{key}", null, inactiveSince);

    private static string Text(Housekeeping due) =>
        string.Join(' ', due.PurgedDrains.Concat(due.RescuedDrains).Concat(due.TombstonedDrains).Concat(due.ExpiredDrains)) + string.Join(' ', due.Tombstoned);
}
