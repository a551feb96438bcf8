using CsCheck;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

public sealed class PlacementDeltaTests
{
    private const int Workers = 6;
    private static readonly WorkerAssignmentId Id = new(9);
    private static readonly Gen<int> Subset = Gen.Int[0, (1 << Workers) - 1];

    /// <summary>Bits per worker: previous and next ideal, draining, active, evicted; against a judge that asks about one pair at a time.</summary>
    [Fact]
    public void Every_pair_is_minted_taken_back_or_evicted_as_the_rules_say() =>
        Gen.Select(Subset, Subset, Subset, Gen.Select(Subset, Subset), Gen.Int[0, 7]).Sample(
            (previous, next, draining, fleet, flags) =>
            {
                var (active, evictedDraw) = fleet;
                draining &= ~previous;
                var evicted = evictedDraw & ~next;
                var lifecycle = LifecycleOf(flags);
                PlacementChange[] changes = [new(new ChunkPk(3), Keys(previous), Keys(next), Keys(draining), lifecycle)];
                var delta = PlacementDelta.Of(Id, changes, [.. Pairs(evicted).Reverse()], worker => Has(active, (int)worker.Value));
                var isDropped = lifecycle.DroppedAtPortal is not null;
                Assert.Equal(Pairs(isDropped ? 0 : previous & ~next & active & ~evicted), delta.Minted);
                Assert.Equal(Pairs(draining & next), delta.FlipFlops);
                Assert.Equal(Pairs(draining & ~next & evicted), delta.EvictedDrains);
                Assert.Equal(previous == next ? [] : [Keys(next)], delta.Diffs.Select(diff => diff.Workers));
                Assert.All(delta.Diffs, diff => Assert.Equal((Id, new ChunkPk(3)), (diff.Assignment, diff.Chunk)));
                var enters = next != 0 && lifecycle is { AppliedAtWorker: null, MarkedForRemoval: null };
                Assert.Equal(enters ? [new ChunkPk(3)] : [], delta.Entered);
            },
            iter: 5_000);

    [Fact]
    public void A_plan_that_places_what_it_evicts_is_refused()
    {
        PlacementChange[] changes = [new(new ChunkPk(1), [], [new WorkerPk(1)], [], new ChunkLifecycle(new ChunkPk(1)))];
        Assert.Throws<InvariantViolatedException>(() => PlacementDelta.Of(Id, changes, [new ChunkWorker(new ChunkPk(1), new WorkerPk(1))], _ => true));
    }

    [Fact]
    public void A_union_holds_everybody_once_in_order() =>
        Gen.Select(Subset, Subset).Sample((left, right) => Assert.Equal(Keys(left | right), HolderSet.Union(Keys(left), Keys(right))), iter: 2_000);

    [Fact]
    public void A_row_of_a_plan_becomes_ascending_keys_and_keeps_the_previous_list_if_nothing_changed()
    {
        WorkerPk[] workers = [new(4), new(7), new(9)];
        WorkerPk[] previous = [new(4), new(9)];
        Assert.Same(previous, PlanRow.Normalise([2, 0], workers, previous, stackedHolders: 64));
        Assert.Equal([new(7), new(9)], PlanRow.Normalise([2, 1], workers, previous, stackedHolders: 64));
        Assert.Empty(PlanRow.Normalise([], workers, previous, stackedHolders: 64));
        Assert.Throws<InvariantViolatedException>(() => PlanRow.Normalise([1, 1], workers, previous, stackedHolders: 64));
        Assert.Throws<InvariantViolatedException>(() => PlanRow.Normalise([3], workers, previous, stackedHolders: 64));
    }

    private static ChunkLifecycle LifecycleOf(int flags) => new(
        new ChunkPk(3),
        AppliedAtWorker: (flags & 1) != 0 ? new WorkerAssignmentId(1) : null,
        MarkedForRemoval: (flags & 2) != 0 ? Tick.Zero : null,
        DroppedAtPortal: (flags & 6) == 6 ? new PortalAssignmentId(1) : null);

    private static bool Has(int subset, int worker) => (subset & (1 << worker)) != 0;

    private static WorkerPk[] Keys(int subset) => [.. Enumerable.Range(0, Workers).Where(worker => Has(subset, worker)).Select(worker => new WorkerPk(worker))];

    private static ChunkWorker[] Pairs(int subset) => [.. Keys(subset).Select(worker => new ChunkWorker(new ChunkPk(3), worker))];
}
