using System.CommandLine;

namespace Sim.Cli.Commands;

/// <summary>All commands of <c>sim</c>.</summary>
internal static class CommandTree
{
    /// <summary>Builds the commands.</summary>
    public static RootCommand Build(CommandContext context) => new("Deterministic simulation of a multi-step chunk scheduler: sweep, replay, shrink, trace.")
    {
        SweepCommand.Create(context),
        ReplayCommand.Create(context),
        ShrinkCommand.Create(context),
        TraceCommand.Create(context),
        RegressionsCommand.Create(context),
        PlaceCommand.Create(context),
    };
}
