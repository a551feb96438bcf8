extern alias Lease;

using Lease::Lease;

namespace Sim.Cluster.Tests.Samples;

/// <summary>Goal: holders that count from when they asked never serve a stale read, and one that trusts clocks does.</summary>
public sealed class LeaseTests
{
    [Fact]
    public async Task The_right_holders_hold_and_every_case_runs_alike_twice()
    {
        var sweep = await SampleRun.SweepAsync(LeaseSimulation.Definition, "lease", cases: 30, parallelism: 2);

        Assert.Empty(sweep.Failures);
        Assert.Empty(sweep.Nondeterminism);
    }

    [Fact]
    public async Task A_holder_that_trusts_its_clock_serves_a_stale_read()
    {
        var small = await SampleRun.FailAsync(LeaseSimulation.Definition, "lease", Holder.TrustsOwnClock, firstCase: 0, cases: 400);

        Assert.InRange(small.Walk.Steps.Length, 1, 20);
    }
}
