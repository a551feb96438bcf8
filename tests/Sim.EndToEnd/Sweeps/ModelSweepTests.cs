using Scheduler.Core.Placement;
using Sim.Engine.Sweeps;
using Sim.Models.Profiles;

namespace Sim.EndToEnd.Sweeps;

/// <summary>Goal: the scheduler holds under every model with both planners that know what is held. Method: a sweep each, of <c>SIM_IN_MEMORY_CASES</c> or <c>SIM_CASES</c> cases.</summary>
public sealed class ModelSweepTests
{
    public static TheoryData<string, string> Sweeps
    {
        get
        {
            var sweeps = new TheoryData<string, string>();
            foreach (var model in ModelCatalog.Names)
            {
                sweeps.Add(model, PlannerCatalog.Sticky);
                sweeps.Add(model, PlannerCatalog.Multistep);
            }

            return sweeps;
        }
    }

    [Theory]
    [MemberData(nameof(Sweeps))]
    public async Task Every_oracle_holds_and_every_case_is_deterministic(string model, string planner)
    {
        var result = await SweepCases.RunAsync(model, SweepCases.PinnedMemory with { Planner = planner }, new SweepOptions
        {
            Seed = SweepCases.Seed("5eed"),
            CaseCount = SweepCases.MemoryCases,
            Parallelism = Environment.ProcessorCount,
            IsCheckingDeterminism = true,
        });

        Assert.True(
            result.Failures.IsEmpty,
            string.Join('\n', result.Failures.Select(failure => $"{failure.Failure.Oracle.Id}: {failure.Failure.Violation.Sentence}\n  sim replay {failure.Token}")));
        Assert.Equal(0, result.NondeterministicCases);
        Assert.Equal(SweepCases.MemoryCases, result.Cases);
        Assert.True(result.RealSteps > 5 * result.Cases, "a case takes more than a handful of steps that are not idle");
    }
}
