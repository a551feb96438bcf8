using System.CommandLine;
using Sim.Cli.Place;

namespace Sim.Cli.Commands;

/// <summary><c>sim place</c>.</summary>
internal static class PlaceCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context)
    {
        var input = new Argument<string>("INPUT") { Description = "placement file in the format sim-place/1" };
        var destination = OptionTexts.Option("--output", "write the answer to this file instead of the standard output", alias: "-o");
        var timing = new Option<bool>("--timing") { Description = "add how long each phase took" };
        var command = new Command("place", "Places the chunks of a file on its workers.")
        {
            input, destination, timing,
        };
        command.SetAction(parsed => PlaceRun.Run(
            parsed.GetRequiredValue(input), parsed.GetValue(destination), parsed.GetValue(timing), context.Output.Standard, context.Output.Error));
        return command;
    }
}
