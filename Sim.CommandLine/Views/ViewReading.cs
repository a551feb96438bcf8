using Sim.CommandLine.Replays;
using Sim.CommandLine.Traces;
using Sim.Engine.Replay;
using Sim.Engine.Reports;
using Sim.Engine.Simulations;
using Sim.Engine.Views;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Views;

/// <summary>Runs a case and takes down what a picture of it shows.</summary>
/// <param name="context">Of what simulation, and where to warn.</param>
/// <param name="inputs">What the person said.</param>
/// <param name="backend">What it is run on; null for what the file or the token says.</param>
internal sealed class ViewReading<TConfiguration, TAction, TSystem, TWitness>(
    SimulationContext<TConfiguration, TAction, TSystem, TWitness> context, SimulationInputs inputs, string? backend)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    /// <summary>Runs it, or a variant of it.</summary>
    public async Task<ViewRun> RunAsync(
        ReplaySource<TConfiguration, TAction, TWitness> source, WalkVariant<TConfiguration>? variant, CancellationToken cancellationToken)
    {
        await using var backends = context.CreateBackends();
        var (file, token) = (source as ReplaySource<TConfiguration, TAction, TWitness>.File, source as ReplaySource<TConfiguration, TAction, TWitness>.Token);
        var tokenCase = token is null ? null : await TokenCase<TConfiguration, TAction, TSystem, TWitness>.FindAsync(context, token.Value, inputs);
        var on = backend ?? (file is null ? context.Simulation.BackendOf(token!.Value) : context.Simulation.BackendsOf(file.Content)[0]);
        var simulation = await SimulationContext<TConfiguration, TAction, TSystem, TWitness>.OpenAsync(backends, on, tokenCase?.Profile, inputs, cancellationToken);
        var walk = file?.Content.ToWalk() ?? (await tokenCase!.GenerateAsync(simulation.Runs, cancellationToken)).Walk;
        return await WalkView.RunAsync(simulation.Runs, variant?.Of(walk) ?? walk, SubjectOf(source, simulation, variant), cancellationToken);
    }

    private ViewSubject SubjectOf(
        ReplaySource<TConfiguration, TAction, TWitness> source, OpenedSimulation<TConfiguration, TAction, TSystem> simulation, WalkVariant<TConfiguration>? variant)
    {
        var (file, argument) = source switch
        {
            ReplaySource<TConfiguration, TAction, TWitness>.File named => (named.Content, named.Path),
            ReplaySource<TConfiguration, TAction, TWitness>.Token token => (null, token.Value.ToString()),
            _ => throw new InvalidOperationException("a source is a file or a token"),
        };
        var program = context.Simulation.Invocation ?? ProgramInvocation.Present;
        return new ViewSubject
        {
            Name = file?.Name ?? ViewNames.OfToken(((ReplaySource<TConfiguration, TAction, TWitness>.Token)source).Value),
            About = file?.About,
            Simulation = context.Name,
            Backend = context.Simulation.Backends.Count > 1 ? simulation.Backend : null,
            Variant = variant?.Options,
            Commands = variant is not null
                ? []
                : [("run it again", $"{program} replay {argument}{simulation.ReplayOptions}"), ("its trace as text", $"{program} trace {argument}{simulation.ReplayOptions}")],
        };
    }
}
