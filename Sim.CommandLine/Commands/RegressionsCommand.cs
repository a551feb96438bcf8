using System.CommandLine;
using Sim.CommandLine.Regressions;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Commands;

/// <summary><c>regressions</c>.</summary>
internal static class RegressionsCommand
{
    private const string DefaultFolder = "regressions";

    /// <summary>Builds the command.</summary>
    public static Command Create<TConfiguration, TAction, TSystem, TWitness>(SimulationContext<TConfiguration, TAction, TSystem, TWitness> context)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "folder with walk files (default regressions)",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => DefaultFolder,
        };
        var json = new Option<bool>("--json") { Description = "print one JSON document instead of lines" };
        var junit = OptionTexts.Option("--junit", "write the verdicts to this file in the form of JUnit");
        var own = new OwnOptions(context.Simulation, SimulationVerbs.Regressions);
        var about = context.Simulation.Backends.Count > 1
            ? "Replays every walk file of a folder on the backends that it names."
            : "Replays every walk file of a folder.";
        var command = new Command("regressions", about) { folder, json, junit };
        own.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = new RegressionRun<TConfiguration, TAction, TSystem, TWitness>(
                context, own.Read(parsed, context.Settings.Variable), parsed.GetValue(folder) ?? DefaultFolder, parsed.GetValue(json), parsed.GetValue(junit));
            return (int)await run.RunAsync(cancellationToken);
        });
        return command;
    }
}
