using CsCheck;
using Scheduler.Core.Placement;

namespace Sim.Oracles.Tests;

/// <summary>The other side of the self-tests: no oracle cries wolf over a storage that keeps its rules, and each really gets to judge.</summary>
public sealed class HonestStorageTests
{
    [Fact]
    public async Task No_oracle_fires_on_an_honest_storage_whatever_its_planner_decides()
    {
        var judged = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (uint walk = 0; walk < 30; walk++)
        {
            var random = new PCG(7919 * walk, 104_729);
            await RunAsync(new HonestWalk(random, new RandomPlanner(random), respectsFloors: false), walk, 150, judged);
        }

        string[] asked =
        [
            "O-08", "O-09", "O-15", "O-16", "O-17", "O-18", "O-19", "O-20", "O-21", "O-22", "O-23", "O-25", "O-26", "O-27",
            "O-28", "O-29", "O-30", "O-31", "O-32", "O-33", "O-34", "O-39",
        ];
        Assert.All(asked, id => Assert.True(judged.GetValueOrDefault(id) > 100, $"{id} judged {judged.GetValueOrDefault(id)} times"));
    }

    [Fact]
    public async Task No_oracle_fires_on_the_planner_that_keeps_floors()
    {
        var judged = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (uint walk = 0; walk < 30; walk++)
        {
            var planner = new PlannerAlgorithm(
                PlannerCatalog.Create(PlannerCatalog.Multistep, PlannerCatalog.XxHash64),
                new UniformWeightStrategy(),
                new PlacementConfiguration(HonestWalk.CapacityBytes, 0.9, HonestWalk.Floor, Rings: 50));
            await RunAsync(new HonestWalk(new PCG(7919 * walk, 1_299_709), planner, respectsFloors: true), walk, 150, judged);
        }

        Assert.All(["O-01", "O-02", "O-03", "O-24"], id => Assert.True(judged.GetValueOrDefault(id) > 100, $"{id} judged {judged.GetValueOrDefault(id)} times"));
    }

    private static async Task RunAsync(HonestWalk walk, uint number, int steps, SortedDictionary<string, int> judged)
    {
        await using var disposal = walk;
        try
        {
            await walk.RunAsync(steps);
        }
        catch (Xunit.Sdk.XunitException finding)
        {
            Assert.Fail($"walk {number}: {finding.Message}");
        }

        foreach (var (key, count) in walk.Judged)
        {
            judged[key] = judged.GetValueOrDefault(key) + count;
        }
    }
}
