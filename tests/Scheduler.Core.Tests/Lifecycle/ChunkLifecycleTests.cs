using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

public sealed class ChunkLifecycleTests
{
    private static readonly ChunkLifecycle Admitted = new(new ChunkPk(1));
    private static readonly ChunkLifecycle Assigned = Admitted with { AppliedAtWorker = new WorkerAssignmentId(5) };
    private static readonly ChunkLifecycle Visible = Assigned with { AppliedAtPortal = new PortalAssignmentId(1) };
    private static readonly ChunkLifecycle Marked = Visible with { MarkedForRemoval = new Tick(7) };
    private static readonly ChunkLifecycle Dropped = Marked with { DroppedAtPortal = new PortalAssignmentId(2) };
    private static readonly ChunkLifecycle Tombstoned = Dropped with { DroppedAtWorker = new Tick(9) };
    private static readonly ChunkLifecycle Rejected = Admitted with { Rejected = true };

    [Fact]
    public void Threshold_predicates_stay_true_for_ever()
    {
        Assert.Equal([false, true, true, true, true, true], Path(row => row.EnteredWorkerAssignment));
        Assert.Equal([false, false, true, true, true, true], Path(row => row.EnteredPortalAssignment));
        Assert.Equal([false, true, true, true, true, true], Path(row => row.ConfirmedBy(new WorkerAssignmentId(5))));
        Assert.DoesNotContain(true, Path(row => row.ConfirmedBy(new WorkerAssignmentId(4))));
    }

    [Fact]
    public void Momentary_predicates_hold_between_two_stamps()
    {
        Assert.Equal([false, false, true, true, false, false], Path(row => row.PortalVisible));
        Assert.Equal([false, false, true, false, false, false], Path(row => row.StaysVisible));
        Assert.Equal([false, false, false, true, false, false], Path(row => row.AwaitsDrop));
        Assert.Equal([false, false, false, false, true, false], Path(row => row.AwaitsTombstone));
        Assert.Equal([false, false, false, false, false, true], Path(row => row.Tombstoned));
        Assert.Equal([false, false, false, true, true, true], Path(row => row.InRemoval));
        Assert.Equal([false, false, false, true, true, false], Path(row => row.RemovalInFlight));
    }

    [Fact]
    public void Roles_follow_from_the_stamps()
    {
        Assert.Equal([true, true, true, false, false, false], Path(row => row.Live));
        Assert.Equal([true, true, true, true, true, false], Path(row => row.WorkerServable));
        Assert.Equal([false, false, false, true, true, true], Path(row => row.FloorExempt));
        Assert.Equal([false, true, false, false, false, false], Path(row => row.PromotableAt(new WorkerAssignmentId(5))));
        Assert.False((Assigned with { MarkedForRemoval = Tick.Zero }).PromotableAt(new WorkerAssignmentId(5)));
    }

    [Fact]
    public void A_rejected_chunk_has_no_role()
    {
        Assert.Equal((false, false, true), (Rejected.Live, Rejected.WorkerServable, Rejected.FloorExempt));
        Assert.False((Assigned with { Rejected = true }).PromotableAt(new WorkerAssignmentId(5)));
    }

    private static bool[] Path(Func<ChunkLifecycle, bool> predicate) =>
        Array.ConvertAll([Admitted, Assigned, Visible, Marked, Dropped, Tombstoned], row => predicate(row));
}
