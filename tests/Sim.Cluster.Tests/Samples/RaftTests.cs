extern alias Raft;

using Raft::Raft;
using Sim.Engine.Shrinking;

namespace Sim.Cluster.Tests.Samples;

/// <summary>Goal: a right Raft holds under all faults, and each planted defect is found. Method: a few cases of each model, and for each defect a case that is known to show it.</summary>
public sealed class RaftTests
{
    [Theory]
    [InlineData("raft", 12, 2)]
    [InlineData("raft-storm", 20, 1)]
    public async Task The_right_servers_hold_and_every_case_runs_alike_twice(string model, int cases, int parallelism)
    {
        var sweep = await SampleRun.SweepAsync(RaftSimulation.Definition, model, cases, parallelism);

        Assert.Empty(sweep.Failures);
        Assert.Empty(sweep.Nondeterminism);
    }

    [Theory]
    [InlineData("raft-storm", Bugs.ForgetsVote, 0)]
    [InlineData("raft-storm", Bugs.CommitsOldTerm, 193)]
    [InlineData("raft", Bugs.AnswersBeforeFlush, 0)]
    [InlineData("raft", Bugs.StaleRead, 8)]
    [InlineData("raft", Bugs.TruncatesAlways, 7)]
    public async Task A_planted_defect_is_found_and_made_small(string model, string bug, int number)
    {
        var small = await SampleRun.FailAsync(RaftSimulation.Definition, model, bug, number, new ShrinkOptions { DeletionBudget = 400, SimplificationBudget = 0 });

        Assert.InRange(small.Walk.Steps.Length, 1, 20);
    }
}
