using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using static Scheduler.Core.Tests.Placement.TestFleet;

namespace Scheduler.Core.Tests.Placement;

public sealed class PlannerCatalogTests
{
    [Fact]
    public void Every_planner_exists_with_every_hash_under_its_name()
    {
        foreach (var planner in PlannerCatalog.Planners)
        {
            Assert.All(PlannerCatalog.Hashes, hash => Assert.Equal(planner, PlannerCatalog.Create(planner, hash).Name));
        }
    }

    [Fact]
    public void Unknown_names_are_answered_with_the_known_ones()
    {
        var planner = Assert.Throws<UnknownPlacementNameException>(() => PlannerCatalog.Create("greedy"));
        Assert.Equal("'greedy' is no known planner; known are multistep, ideal, stateless, sticky", planner.Message);
        var hash = Assert.Throws<UnknownPlacementNameException>(() => PlannerCatalog.Create(hash: "md5"));
        Assert.Equal("'md5' is no known ring hash; known are xxhash64, seahash", hash.Message);
    }

    [Theory]
    [InlineData(PlannerCatalog.Multistep, true, "+rings -rings +ideal -ideal +reconcile -reconcile")]
    [InlineData(PlannerCatalog.Ideal, true, "+rings -rings +ideal -ideal")]
    [InlineData(PlannerCatalog.Stateless, true, "+rings -rings +ideal -ideal")]
    [InlineData(PlannerCatalog.Ideal, false, "+rings -rings +ideal -ideal +rings -rings +ideal -ideal")]
    public void Phases_are_reported_once_per_pass(string planner, bool ignoreReliability, string phases)
    {
        var workers = Workers(4) with { Statuses = [WorkerStatus.Online, WorkerStatus.Stale, WorkerStatus.Online, WorkerStatus.Online] };
        var observer = new RecordingObserver();
        var configuration = Configuration(10 * ChunkBytes, 1, 1) with { IgnoreReliability = ignoreReliability };
        Placed(PlannerCatalog.Create(planner, observer: observer).Plan(PlacementInput.FromScratch(Chunks(3), workers, configuration)));
        Assert.Equal(phases, string.Join(' ', observer.Phases));
    }

    private sealed class RecordingObserver : IPhaseObserver
    {
        public List<string> Phases { get; } = [];

        public void Begin(string name) => Phases.Add("+" + name.Split(':')[1]);

        public void End(string name) => Phases.Add("-" + name.Split(':')[1]);
    }
}
