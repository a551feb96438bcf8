using Scheduler.Core.Placement;
using static Scheduler.Core.Tests.Placement.TestFleet;

namespace Scheduler.Core.Tests.Placement;

/// <summary>The reliability split: who is placed as if others were not there.</summary>
public sealed class ReliabilityCases
{
    [Fact]
    public void Holders_point_at_the_same_workers_after_the_split()
    {
        WorkerStatus[] statuses = [WorkerStatus.Online, WorkerStatus.Offline, WorkerStatus.Online, WorkerStatus.Online];
        var partition = ReliabilityPartition.Of(statuses);
        Assert.Equal(3, partition.Reliable);
        Assert.Equal(1, partition.Order.Before(3));

        var lists = HolderLists.FromRows([[1, 3]]);
        var workers = Workers(4) with { Statuses = statuses };
        var input = new PlacementInput(Chunks(1), workers, Configuration(1, 1, 1), lists, lists, lists);
        var everybody = partition.Everybody(input);
        Assert.Equal(
            lists[0].ToArray().Select(worker => workers.Identities[worker]),
            everybody.Held[0].ToArray().Select(worker => everybody.Workers.Identities[worker]));
        Assert.Equal<ushort[]>([[2]], Rows.Of(partition.ReliableOnly(input).Held));
        Assert.Equal(3, partition.ReliableOnly(input).Workers.Count);
        Assert.True(ReliabilityPartition.Of(new WorkerStatus[5]).Order.IsIdentity);
    }

    [Theory]
    [InlineData(PlannerCatalog.Multistep)]
    [InlineData(PlannerCatalog.Stateless)]
    public void Unreliable_newcomers_change_nothing_for_the_reliable(string planner)
    {
        var chunks = Chunks(10_000, number => (ushort)(number % 2 == 0 ? 1 : 4));
        var configuration = Split(Share(chunks, 80, 10));
        var before = Plan(planner, chunks, Workers(80), configuration);
        var after = Plan(planner, chunks, Unreliable(100, worker => worker >= 80), configuration);
        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            Assert.Equal(before[chunk].ToArray(), after[chunk].ToArray().Where(worker => worker < 80));
        }

        Assert.Contains(after.Positions, worker => worker >= 80);
    }

    [Fact]
    public void Workers_that_come_back_find_their_lists_unchanged()
    {
        var chunks = Chunks(10_000);
        var configuration = Split(Share(chunks, 100, 10));
        var offline = Plan(PlannerCatalog.Stateless, chunks, Unreliable(100, worker => worker < 30), configuration);
        var online = Plan(PlannerCatalog.Stateless, chunks, Workers(100), configuration);
        var lost = new long[100];
        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            Assert.Equal(offline[chunk].ToArray().Where(worker => worker < 30), online[chunk].ToArray().Where(worker => worker < 30));
            foreach (var worker in offline[chunk])
            {
                lost[worker] += online[chunk].Contains(worker) ? 0 : ChunkBytes;
            }
        }

        Assert.True(lost.Max() < 0.35 * configuration.WorkerCapacityBytes, $"a worker loses {lost.Max()} bytes");
        Assert.True(lost.Max() > 0);
    }

    [Fact]
    public void At_one_copy_each_nothing_is_downloaded_when_workers_come_back()
    {
        var chunks = Chunks(10_000);
        var configuration = Split(Share(chunks, 50, 3)) with { Saturation = 0.4 };
        var stale = Plan(PlannerCatalog.Stateless, chunks, Unreliable(50, worker => worker % 10 == 3), configuration);
        var online = Plan(PlannerCatalog.Stateless, chunks, Workers(50), configuration);
        Assert.Equal(chunks.Count, online.TotalCopies);
        Assert.Equal(0, Gained(stale, online));
    }

    [Fact]
    public void Placing_by_reliability_differs_from_ignoring_it()
    {
        var chunks = Chunks(2000);
        var workers = Unreliable(60, worker => worker % 3 == 0);
        var configuration = Split(Share(chunks, 60, 10));
        var split = Plan(PlannerCatalog.Multistep, chunks, workers, configuration);
        var ignoring = Plan(PlannerCatalog.Multistep, chunks, workers, configuration with { IgnoreReliability = true });
        Assert.NotEqual(Rows.Of(split), Rows.Of(ignoring));
    }

    private static PlacementConfiguration Split(long capacityBytes) => new(capacityBytes, 0.95, 1, IgnoreReliability: false);

    private static PlacementWorkers Unreliable(int count, Predicate<int> isUnreliable) => Workers(count) with
    {
        Statuses = [.. Enumerable.Range(0, count).Select(worker => isUnreliable(worker) ? WorkerStatus.Stale : WorkerStatus.Online)],
    };

    private static HolderLists Plan(string planner, PlacementChunks chunks, PlacementWorkers workers, PlacementConfiguration configuration) =>
        Placed(PlannerCatalog.Create(planner, PlannerCatalog.SeaHash).Plan(PlacementInput.FromScratch(chunks, workers, configuration))).Workers;
}
