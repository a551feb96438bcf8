using System.CommandLine;
using Sim.CommandLine.Replays;
using Sim.CommandLine.Settings;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Commands;

/// <summary><c>replay</c>.</summary>
internal static class ReplayCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create<TConfiguration, TAction, TSystem, TWitness>(SimulationContext<TConfiguration, TAction, TSystem, TWitness> context)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        var simulation = context.Simulation;
        var source = OptionTexts.TokenOrFile();
        var backend = BackendOption.Create(
            simulation, $"{OptionTexts.Either(simulation.Backends.Select(known => known.Name))} (default: those that the file names)");
        var trace = new Option<bool>("--trace") { Description = "print what every step did" };
        var own = new OwnOptions(simulation, SimulationVerbs.Replay);
        var until = OptionTexts.Option("--until", "stop after this step; checks no expectation and no witness");
        var state = simulation.HasState ? OptionTexts.Option("--state", "write the state at the end to this file") : null;
        var json = new Option<bool>("--json") { Description = "print one JSON document instead of sentences" };
        var command = new Command("replay", "Re-runs one case from its token or walk file.") { source };
        OptionTexts.AddTo(command, backend, trace);
        own.AddTo(command);
        OptionTexts.AddTo(command, until, state, json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var inputs = own.Read(parsed, context.Settings.Variable);
            if (parsed.GetValue(json) && (parsed.GetValue(trace) || simulation.AsksForTrace(inputs)))
            {
                throw new UsageException($"--json: a trace as JSON is what {context.Name} trace --json prints");
            }

            var request = new ReplayRequest<TConfiguration, TAction, TWitness>
            {
                Source = context.Resolve(parsed.GetValue(source)),
                Backend = BackendOption.Read(parsed, backend, simulation),
                IsTracing = (parsed.GetValue(trace) || (context.Settings.Read(SweepSettings.Trace) ?? false)) && !parsed.GetValue(json),
                IsJson = parsed.GetValue(json),
                UntilStep = (int?)context.Settings.Read(SweepSettings.Until, parsed.GetValue(until)),
                StatePath = state is null ? null : parsed.GetValue(state),
                Inputs = inputs,
            };
            return (int)await new ReplayRun<TConfiguration, TAction, TSystem, TWitness>(context, request).RunAsync(cancellationToken);
        });
        return command;
    }
}
