using CsCheck;
using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Movement;
using Sim.Reshuffle.Tests.Runs;

namespace Sim.Reshuffle.Tests.Movement;

/// <summary>Goal: every figure of every step is right, over several steps. Method: all are counted a second time, by another way, over random ledgers and from the storages of real runs.</summary>
public sealed class SecondCountTests
{
    private const int Workers = 6;

    private static readonly Gen<bool[]> Some = Gen.Bool.Array[Workers];

    private static readonly Gen<(bool[] Held, bool[] Ideal)[]> Ledgers = Gen.Select(Some, Some).Array[1, 6];

    private static readonly Gen<((bool[] Held, bool[] Ideal)[] Ledger, bool[] Present, bool[] Joined, bool[] Judged)> Step = Gen.Select(Ledgers, Some, Some, Some);

    [Fact]
    public void Every_figure_of_several_steps_agrees_with_a_second_count() =>
        Gen.Select(Ledgers, Step.Array[1, 5]).Sample((start, steps) =>
        {
            var (meter, count) = (new MovementMeter(SizeOf, IsRestricted), new SecondCount(SizeOf, IsRestricted));
            var rows = start.Length;
            Assert.Equal(count.Start(Pairs(start, rows, static row => row.Held), Pairs(start, rows, Stays)), meter.Start(Ledger(start, rows)));
            foreach (var (ledger, present, joined, judged) in steps)
            {
                rows = Math.Max(rows, ledger.Length);
                var moment = new FleetMoment(Workers, worker => present[worker], Positions(joined), Positions(judged));
                Assert.Equal(
                    count.Measure(Pairs(ledger, rows, static row => row.Held), Pairs(ledger, rows, Stays), Positions(present), Positions(joined), Positions(judged)),
                    meter.Measure(Ledger(ledger, rows), moment));
            }
        });

    [Theory]
    [InlineData(PlannerCatalog.Multistep)]
    [InlineData(PlannerCatalog.Sticky)]
    public async Task Every_figure_of_a_run_agrees_with_a_count_from_its_storage(string scheduler)
    {
        const string Profile =
            "steps: 6\nchunks_per_step: 9\nfleet: [{at_step: 2, leave: 2}, {at_step: 3, join: 2}]\nlimits: [{at_step: 4, saturation: 0.7}, {at_step: 6, saturation: 0.95}]\n"
            + "restricted_fraction: 0.5\ninitial_new_fraction: 0.5\nrestricted_dataset: s3://restricted";
        var storage = new InMemorySchedulerStorage();
        var watched = new WatchedStorageRun(storage, "s3://restricted");
        var request = Scenes.Request(await Scenes.FleetAsync(), Profile, scheduler) with { OpenStorage = _ => ValueTask.FromResult<ISchedulerStorage>(storage) };

        var result = await Scenes.RunAsync(request, observer: watched);

        Assert.Equal(7, watched.Movements.Count);
        Assert.Equal(watched.Movements, result.Steps.Select(step => step.Movement).Prepend(result.Baseline.Movement));
        Assert.True(result.Steps.Sum(step => step.Movement.ShuffledBytes) > 0, "copies are exchanged");
        Assert.True(result.Steps.Sum(step => step.Movement.DrainingBytes) > 0, "copies drain");
        Assert.True(result.Steps.Sum(step => step.Movement.RestrictedDownloadBytes) > 0, "restricted chunks are downloaded");
        Assert.True(result.Steps.Sum(step => step.Movement.JoinedDownloadBytes) > 0, "workers that join download");
    }

    private static long SizeOf(int row) => 10 + (row * row);

    private static bool IsRestricted(int row) => row % 3 == 1;

    private static bool[] Stays((bool[] Held, bool[] Ideal) row) => [.. row.Held.Zip(row.Ideal, static (held, ideal) => held && ideal)];

    private static HashSet<int> Positions(bool[] flags) => [.. Enumerable.Range(0, flags.Length).Where(position => flags[position])];

    private static HashSet<(int Chunk, int Worker)> Pairs((bool[] Held, bool[] Ideal)[] ledger, int rows, Func<(bool[] Held, bool[] Ideal), bool[]> part) =>
        [.. Enumerable.Range(0, rows).SelectMany(row => Positions(RowOf(ledger, row, part)).Select(worker => (row, worker)))];

    private static HolderLedger Ledger((bool[] Held, bool[] Ideal)[] ledger, int rows) => new(Lists(ledger, rows, static row => row.Held), Lists(ledger, rows, Stays));

    private static HolderLists Lists((bool[] Held, bool[] Ideal)[] ledger, int rows, Func<(bool[] Held, bool[] Ideal), bool[]> part) =>
        HolderLists.FromRows([.. Enumerable.Range(0, rows).Select(row => Positions(RowOf(ledger, row, part)).Select(worker => (ushort)worker).ToArray())]);

    /// <summary>A chunk that the ledger does not reach any more is gone.</summary>
    private static bool[] RowOf((bool[] Held, bool[] Ideal)[] ledger, int row, Func<(bool[] Held, bool[] Ideal), bool[]> part) =>
        row < ledger.Length ? part(ledger[row]) : [];
}
