using System.CommandLine;
using Sim.CommandLine.Replays;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Commands;

/// <summary><c>shrink</c>.</summary>
internal static class ShrinkCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create<TConfiguration, TAction, TSystem, TWitness>(SimulationContext<TConfiguration, TAction, TSystem, TWitness> context)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        var source = OptionTexts.TokenOrFile();
        var destination = new Option<string>("--output") { Description = "walk file to write", Required = true };
        destination.Aliases.Add("-o");
        var own = new OwnOptions(context.Simulation, SimulationVerbs.Shrink);
        var command = new Command("shrink", "Minimises a failing case: steps first, then payloads and the configuration.")
        {
            source, destination,
        };
        own.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = new ShrinkRun<TConfiguration, TAction, TSystem, TWitness>(
                context,
                context.Resolve(parsed.GetValue(source)),
                parsed.GetRequiredValue(destination),
                own.Read(parsed, context.Settings.Variable));
            return (int)await run.RunAsync(cancellationToken);
        });
        return command;
    }
}
