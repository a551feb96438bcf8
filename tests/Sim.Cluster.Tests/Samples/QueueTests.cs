extern alias Queue;

using Queue::Queue;

namespace Sim.Cluster.Tests.Samples;

/// <summary>Goal: no job is lost or done twice whatever befalls the queue, and each planted defect is found. Method: some cases of the right one, and of each defect until one fails.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task The_right_queue_holds_and_every_case_runs_alike_twice()
    {
        var sweep = await SampleRun.SweepAsync(QueueSimulation.Definition, "queue", cases: 20, parallelism: 2);

        Assert.Empty(sweep.Failures);
        Assert.Empty(sweep.Nondeterminism);
    }

    [Theory]
    [InlineData(Bugs.AbandonedRead)]
    [InlineData(Bugs.LostWakeUp)]
    [InlineData(Bugs.PoisonEndsWorker)]
    [InlineData(Bugs.TakesInTwice)]
    [InlineData(Bugs.AnswersBeforeLedger)]
    public async Task A_planted_defect_is_found_and_made_small(string bug)
    {
        var small = await SampleRun.FailAsync(QueueSimulation.Definition, "queue", bug, firstCase: 0, cases: 100);

        Assert.InRange(small.Walk.Steps.Length, 1, 12);
    }
}
