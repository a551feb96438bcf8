using Sim.Engine.Randomness;
using Sim.Engine.Sweeps;
using Sim.Engine.Tests.Canary;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Sweeps;

public sealed class DeterminismTests
{
    [Fact]
    public async Task A_deterministic_model_shows_no_difference()
    {
        var result = await CheckAsync(new LockSimulation(), new LockModel(LockVariant.Right));

        Assert.Equal(0, result.NondeterministicCases);
        Assert.Empty(result.Nondeterminism);
    }

    [Fact]
    public async Task Checking_determinism_changes_no_hash_and_counts_each_case_once()
    {
        var model = new LockModel(LockVariant.Right);
        var plain = await new SweepRunner<LockConfiguration, LockAction, LockWorld>(new LockSimulation(), model).RunAsync(Options);
        var check = await CheckAsync(new LockSimulation(), model);

        Assert.Equal(plain.Hash, check.Hash);
        Assert.Equal(plain.VerdictHash, check.VerdictHash);
        Assert.Equal(plain.Steps, check.Steps);
        Assert.Equal(plain.Statistics.Labels, check.Statistics.Labels);
    }

    /// <summary>Goal: the check names step and part. Method: a lock whose third write is reported differently by every second system; the step of that write is found independently.</summary>
    [Fact]
    public async Task An_unsteady_part_is_named_with_its_first_step()
    {
        var model = new LockModel(LockVariant.Unsteady, writeWeight: 20);
        var result = await CheckAsync(new LockSimulation(), model);
        var difference = result.Nondeterminism[0];
        var thirdWriteStep = 0;
        var options = new CaseRunOptions<LockWorld>
        {
            AfterStep = (step, world) =>
            {
                thirdWriteStep = thirdWriteStep == 0 && world.ArrivedWrites == 3 ? step : thirdWriteStep;
                return ValueTask.CompletedTask;
            },
        };
        await new CaseRunner<LockConfiguration, LockAction, LockWorld>(new LockSimulation())
            .GenerateAsync(model, difference.Seed, options);

        Assert.Equal((DifferenceKind.Part, "store"), (difference.Kind, difference.Name));
        Assert.Equal(thirdWriteStep, difference.Step);
        Assert.NotEqual(difference.First, difference.Second);
        Assert.InRange(result.NondeterministicCases, SweepLimits.KeptDifferences + 1, Options.CaseCount);
        Assert.Equal(SweepLimits.KeptDifferences, result.Nondeterminism.Length);
    }

    [Theory]
    [InlineData("draws more", DifferenceKind.StreamPositions)]
    [InlineData("acts otherwise", DifferenceKind.Action)]
    [InlineData("stops earlier", DifferenceKind.Length)]
    [InlineData("excuses otherwise", DifferenceKind.Verdict)]
    [InlineData("says otherwise", DifferenceKind.Violation)]
    [InlineData("takes longer", DifferenceKind.Time)]
    public async Task Every_sort_of_difference_is_found_at_its_step(string fault, DifferenceKind kind)
    {
        var simulation = new UnsteadySimulation(fault);
        var result = await new SweepRunner<int, int, UnsteadySystem>(simulation, new UnsteadyModel(fault))
            .RunAsync(new SweepOptions { Seed = default, CaseCount = 1, IsCheckingDeterminism = true });

        var difference = Assert.Single(result.Nondeterminism);
        Assert.Equal((kind, UnsteadyModel.FaultyStep), (difference.Kind, difference.Step));
    }

    /// <summary>Goal: both hashes of a case count, even if its records say nothing. Method: outcomes that differ in a hash alone.</summary>
    [Theory]
    [InlineData(1, 0, DifferenceKind.TraceHash)]
    [InlineData(0, 1, DifferenceKind.VerdictHash)]
    [InlineData(0, 0, null)]
    public async Task Both_hashes_of_a_case_are_compared(ulong traceChange, ulong verdictChange, DifferenceKind? kind)
    {
        var first = await new CaseRunner<int, int, UnsteadySystem>(new UnsteadySimulation("none"))
            .ReplayAsync(new Walk<int, int>(0, [1, 1]), ReplayMode.Unconditional, new() { IsRecordingSteps = true });
        var second = first with { TraceHash = first.TraceHash + traceChange, VerdictHash = first.VerdictHash + verdictChange };

        Assert.Equal(kind, DeterminismCheck.Compare(0, default, first, second)?.Kind);
    }

    [Fact]
    public async Task The_same_systems_without_a_fault_show_no_difference()
    {
        var result = await new SweepRunner<int, int, UnsteadySystem>(new UnsteadySimulation("none"), new UnsteadyModel("none"))
            .RunAsync(new SweepOptions { Seed = default, CaseCount = 20, IsCheckingDeterminism = true });

        Assert.Empty(result.Nondeterminism);
    }

    private static SweepOptions Options => new() { Seed = new RunSeed(0, 3), CaseCount = 30 };

    private static Task<SweepResult<LockConfiguration, LockAction>> CheckAsync(LockSimulation simulation, LockModel model) =>
        new SweepRunner<LockConfiguration, LockAction, LockWorld>(simulation, model)
            .RunAsync(Options with { IsCheckingDeterminism = true });
}
