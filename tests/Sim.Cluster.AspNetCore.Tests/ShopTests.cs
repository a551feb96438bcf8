extern alias Shop;

using Shop::Shop;
using Sim.Cluster.Tests.Samples;

namespace Sim.Cluster.AspNetCore.Tests;

/// <summary>Goal: the shop as it is pays each order once under all faults, and a retry with a key of its own pays twice. Method: a few cases, and for the defect some among which one is known to show it.</summary>
public sealed class ShopTests
{
    [Fact]
    public async Task The_right_shop_holds_and_every_case_runs_alike_twice()
    {
        var sweep = await SampleRun.SweepAsync(ShopSimulation.Definition, "shop", cases: 12, parallelism: 2);

        Assert.Empty(sweep.Failures);
        Assert.Empty(sweep.Nondeterminism);
    }

    [Fact]
    public async Task A_retry_that_pays_twice_is_found_and_made_small()
    {
        var small = await SampleRun.FailAsync(ShopSimulation.Definition, "shop", ShopSimulation.PaysTwice, firstCase: 0, cases: 60);

        Assert.InRange(small.Walk.Steps.Length, 1, 12);
    }
}
