using CsCheck;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Replay;

public sealed class WalkReplayTests
{
    /// <summary>The first attempt loses what it runs on after a step that a witness would have been content with.</summary>
    [Fact]
    public async Task What_witnesses_saw_before_a_fault_of_the_environment_does_not_count()
    {
        var built = 0;
        var simulation = Simulation
            .Of<Step, Attempt>("attempts", _ => new Attempt(++built))
            .Action(Gen.Const(new Step.Touch()), (_, _) => { })
            .Action(Gen.Const(new Step.Rely()), (attempt, _) => attempt.Rely())
            .Measure("attempt", attempt => attempt.Number);
        await using var backends = simulation.CreateBackends();
        var opened = await backends.OpenAsync(simulation.Backends[0].Name, profile: null, SimulationInputs.None, CancellationToken.None);

        var result = await new WalkReplay<Unconfigured, Step, SimulatedWorld<Step, Attempt>, FactWitness>(simulation, opened.Runs).RunAsync(
            new Walk<Unconfigured, Step>(new Unconfigured(), [new Step.Touch(), new Step.Rely()]),
            [WitnessOf(1), WitnessOf(2)],
            isTracing: false,
            untilStep: null,
            CancellationToken.None);

        Assert.Equal(2, built);
        Assert.Equal([false, true], result.Witnesses.Select(witness => witness.IsSatisfied));
    }

    private static FactWitness WitnessOf(int attempt) => new() { At = WitnessMoment.Any, Fact = "attempt", EqualTo = attempt };

    private abstract record Step
    {
        public sealed record Touch : Step;

        public sealed record Rely : Step;
    }

    private sealed class Attempt(int number)
    {
        public int Number => number;

        public void Rely()
        {
            if (number == 1)
            {
                throw new EnvironmentFaultException("the ground gave way");
            }
        }
    }
}
