using System.CommandLine;
using Sim.Cli.Settings;
using Sim.Cli.Why;
using Sim.Cli.World;
using Sim.CommandLine;
using Sim.CommandLine.Commands;
using Sim.CommandLine.Views;
using Sim.Engine.Simulations;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.World;

namespace Sim.Cli.Commands;

/// <summary><c>sim why</c>.</summary>
internal static class WhyCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context, WorldDescription world)
    {
        var source = OptionTexts.TokenOrFile();
        var chunk = new Option<string>("--chunk") { Description = "the chunk, as DATASET/ID", Required = true };
        var worker = OptionTexts.Option("--worker", "a worker, by its position in the pool (default: all that ever had the chunk)");
        var step = OptionTexts.Option("--step", "how it stands after this step (default: the last)");
        var details = new Option<bool>("--details") { Description = "show also what the planner saw: room, target, and what came of each worker" };
        var backend = BackendOption.Create(world, "what to run it on (default: what the file or the token says)");
        var command = new Command("why", "Says how a copy came to be where it is: each step that changed it, with the phase and the rule (docs/rules.md).") { source, chunk };
        OptionTexts.AddTo(command, worker, step, details, backend);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var simulation = new SimulationContext<WorldConfiguration, WorldAction, SchedulerWorld, WorldWitness>(context.Output, context.Settings, world);
            var inputs = new SimulationInputs(new Dictionary<string, string>(StringComparer.Ordinal), context.Settings.Variable);
            var reading = new ViewReading<WorldConfiguration, WorldAction, SchedulerWorld, WorldWitness>(simulation, inputs, BackendOption.Read(parsed, backend, world));
            var request = new WhyRequest(
                parsed.GetRequiredValue(chunk),
                (int?)context.Settings.Read(WhySettings.Worker, parsed.GetValue(worker)),
                (int?)context.Settings.Read(WhySettings.Step, parsed.GetValue(step)),
                parsed.GetValue(details));
            return (int)await new WhyRun(simulation, reading).RunAsync(simulation.Resolve(parsed.GetValue(source)), request, cancellationToken);
        });
        return command;
    }
}
