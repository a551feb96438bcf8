using System.CommandLine;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Commands;

/// <summary><c>bugs</c>.</summary>
internal static class BugsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(IOutput output, Simulation simulation)
    {
        var command = new Command("bugs", "Lists the planted defects that --bug switches on, one a line.");
        command.SetAction(_ =>
        {
            foreach (var bug in simulation.Bugs ?? [])
            {
                output.Standard.Write($"{bug}\n");
            }
        });
        return command;
    }
}
