using System.Collections.Immutable;
using Sim.CommandLine.Replays;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Tracing;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Traces;

/// <summary>Gets the trace of a case by running it.</summary>
/// <param name="context">Of what simulation, and where to warn.</param>
/// <param name="inputs">What the person said.</param>
internal sealed class TraceReading<TConfiguration, TAction, TSystem, TWitness>(
    SimulationContext<TConfiguration, TAction, TSystem, TWitness> context, SimulationInputs inputs)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    /// <summary>Runs a case, or a variant of it, and records its trace.</summary>
    public async Task<ImmutableArray<StepRecord>> RunAsync(
        ReplaySource<TConfiguration, TAction, TWitness> source, CancellationToken cancellationToken, WalkVariant<TConfiguration>? variant = null)
    {
        await using var backends = context.CreateBackends();
        var tokenCase = source is ReplaySource<TConfiguration, TAction, TWitness>.Token token
            ? await TokenCase<TConfiguration, TAction, TSystem, TWitness>.FindAsync(context, token.Value, inputs)
            : null;
        var simulation = await SimulationContext<TConfiguration, TAction, TSystem, TWitness>.OpenAsync(
            backends, context.Simulation.Backends[0].Name, tokenCase?.Profile, inputs, cancellationToken);
        var walk = source is ReplaySource<TConfiguration, TAction, TWitness>.File file
            ? file.Content.ToWalk()
            : (await tokenCase!.GenerateAsync(simulation.Runs, cancellationToken)).Walk;
        var result = await new WalkReplay<TConfiguration, TAction, TSystem, TWitness>(context.Simulation, simulation.Runs)
            .RunAsync(variant?.Of(walk) ?? walk, [], isTracing: true, untilStep: null, cancellationToken);
        return result.Outcome.Records;
    }
}
