extern alias Raft;

using Raft::Raft;

namespace Sim.Cluster.Tests.Samples;

/// <summary>Goal: a right Raft holds under all faults, and each planted defect is found. Method: a few cases of each model, and for each defect some cases among which one is known to show it.</summary>
public sealed class RaftTests
{
    [Theory]
    [InlineData("raft", 12, 2)]
    [InlineData("raft-partitions", 20, 1)]
    public async Task The_right_servers_hold_and_every_case_runs_alike_twice(string model, int cases, int parallelism)
    {
        var sweep = await SampleRun.SweepAsync(RaftSimulation.Definition, model, cases, parallelism);

        Assert.Empty(sweep.Failures);
        Assert.Empty(sweep.Nondeterminism);
    }

    [Theory]
    [InlineData("raft-reboots", Bugs.ForgetsVote, 48)]
    [InlineData("raft-partitions", Bugs.CommitsOldTerm, 319)]
    [InlineData("raft", Bugs.AnswersBeforeFlush, 0)]
    [InlineData("raft", Bugs.StaleRead, 0)]
    [InlineData("raft", Bugs.TruncatesAlways, 0)]
    public async Task A_planted_defect_is_found_and_made_small(string model, string bug, int firstCase)
    {
        var small = await SampleRun.FailAsync(RaftSimulation.Definition, model, bug, firstCase, cases: 40);

        Assert.InRange(small.Walk.Steps.Length, 1, 20);
    }
}
