using Sim.Engine.Randomness;
using Sim.Engine.Sweeps;
using Xunit.Abstractions;

namespace Sim.Engine.Tests.Canary;

public sealed class CanarySweepTests(ITestOutputHelper output)
{
    private const long CaseCount = 200;

    [Fact]
    public async Task The_planted_bug_is_found_within_200_cases_and_the_right_lock_stays_silent()
    {
        var unfenced = await SweepAsync(LockVariant.Unfenced);
        var right = await SweepAsync(LockVariant.Right);
        output.WriteLine($"{unfenced.FailingCases} first {unfenced.Failures.FirstOrDefault()?.FirstCaseNumber} {unfenced.Hash:x16} {right.Hash:x16} {right.Elapsed} {right.RealSteps}");
        output.WriteLine(string.Join("\n", right.Facts.Select(f => f.ToString())));
        output.WriteLine(string.Join("\n", right.Statistics.Measures.Select(f => f.ToString())));
        output.WriteLine(string.Join("\n", right.Oracles.Select(f => f.ToString())));
        output.WriteLine(string.Join("\n", right.Failures.Select(f => f.ToString())));
        var shrinker = new Sim.Engine.Shrinking.Shrinker<LockConfiguration, LockAction, LockWorld>(new LockSimulation());
        foreach (var weight in new[] { 20, 1 })
        {
            var runner = new Sim.Engine.Walks.CaseRunner<LockConfiguration, LockAction, LockWorld>(new LockSimulation());
            var model = new LockModel(LockVariant.Unfenced, weight);
            for (var i = 0; i < 300; i++)
            {
                var o = await runner.GenerateAsync(model, new RunSeed(0, 2).DeriveCase("lock", i));
                if (!o.IsFailing || (weight == 1 && o.Steps < 150))
                {
                    continue;
                }

                var s = await shrinker.ShrinkAsync(o.Walk);
                output.WriteLine($"{weight} {o.Steps} -> {s.Walk.Steps.Length} {s.IsOneMinimal} {s.Replays.Deletion} {s.Replays} {s.Walk.Configuration} {string.Join("; ", s.Walk.Steps.Select(new LockSimulation().Describe))}");
            }
        }

        Assert.NotEmpty(unfenced.Failures);
        Assert.Empty(right.Failures);
    }

    private static Task<SweepResult<LockConfiguration, LockAction>> SweepAsync(LockVariant variant) =>
        new SweepRunner<LockConfiguration, LockAction, LockWorld>(new LockSimulation(), new LockModel(variant))
            .RunAsync(new SweepOptions { Seed = new RunSeed(0, 1), CaseCount = CaseCount });
}
