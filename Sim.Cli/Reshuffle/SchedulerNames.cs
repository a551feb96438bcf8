using Scheduler.Core.Placement;
using Sim.CommandLine.Commands;
using Sim.Engine.Simulations;

namespace Sim.Cli.Reshuffle;

/// <summary>Which schedulers the option <c>--scheduler</c> names.</summary>
internal static class SchedulerNames
{
    private const string BothName = "both";

    /// <summary>What <c>both</c> stands for.</summary>
    public static readonly IReadOnlyList<string> Both = [PlannerCatalog.Stateless, PlannerCatalog.Multistep];

    /// <summary>Reads the option.</summary>
    /// <param name="text">A planner, several between commas, or <c>both</c>; null for the usual one.</param>
    /// <exception cref="UsageException">A name is not known or stands twice.</exception>
    public static IReadOnlyList<string> Read(string? text)
    {
        if (text == BothName)
        {
            return Both;
        }

        var names = (text ?? PlannerCatalog.Stateless).Split(',');
        foreach (var name in names)
        {
            OptionTexts.OneOf("--scheduler", name, [.. PlannerCatalog.Planners, BothName]);
        }

        return names.Contains(BothName) || names.Distinct(StringComparer.Ordinal).Count() < names.Length
            ? throw new UsageException($"--scheduler: '{text}' names a scheduler twice")
            : names;
    }
}
