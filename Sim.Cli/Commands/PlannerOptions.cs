using System.CommandLine;
using Scheduler.Core.Placement;
using Sim.CommandLine.Commands;
using Sim.Engine.Simulations;
using Sim.Models.World;

namespace Sim.Cli.Commands;

/// <summary>The option that names the planner under test, which always has a value.</summary>
internal static class PlannerOptions
{
    private const string Name = "--planner";

    /// <summary>What the help says of it.</summary>
    public static readonly string Description =
        $"planner to test: {string.Join(", ", PlannerCatalog.Planners)} (default {PlannerHarness.DefaultPlanner})";

    /// <summary>The option.</summary>
    public static Option<string?> Create() => OptionTexts.Option(Name, Description);

    /// <summary>The planner that its text names.</summary>
    /// <exception cref="UsageException">There is no such planner.</exception>
    public static string Read(string? text) => text is null ? PlannerHarness.DefaultPlanner : OptionTexts.OneOf(Name, text, PlannerCatalog.Planners);
}
