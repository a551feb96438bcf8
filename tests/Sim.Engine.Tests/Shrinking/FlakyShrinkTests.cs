using Sim.Engine.Shrinking;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Shrinking;

/// <summary>Goal: a system that never does the same twice cannot break the shrinker. Method: systems that fail at random steps, while they are built, or not at all.</summary>
public sealed class FlakyShrinkTests
{
    private const int Seeds = 2_000;

    [Fact]
    public async Task A_flaky_failure_shrinks_to_some_failing_walk_or_is_said_not_to_happen_again()
    {
        var (shrunk, vanished) = (0, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var walk = new Walk<int, int>(3, [.. Enumerable.Range(0, 20)]);
            try
            {
                var result = await new Shrinker<int, int, FlakySystem>(new FlakySimulation((ulong)seed)).ShrinkAsync(walk);
                Assert.True(result.Outcome.IsFailing);
                Assert.InRange(result.Failure.Step, 0, result.Walk.Steps.Length);
                shrunk++;
            }
            catch (WalkDoesNotFailException exception)
            {
                Assert.Contains("nondeterminism", exception.Message, StringComparison.Ordinal);
                vanished++;
            }
        }

        Assert.True(shrunk > Seeds / 2);
        Assert.True(vanished > 0);
    }
}
