using System.Globalization;
using Scheduler.Core.Placement;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Cli.Traces;

/// <summary>A walk with one thing changed, to be laid beside the walk itself.</summary>
/// <param name="Planner">The planner to use instead; null for the one of the walk.</param>
/// <param name="WithoutStep">The step to leave out, from 1; null for none.</param>
internal sealed record WalkVariant(string? Planner, int? WithoutStep)
{
    /// <summary>The options of <c>sim trace diff</c> that mean it.</summary>
    public string Options => string.Join(' ', Words());

    /// <summary>The changed walk.</summary>
    /// <exception cref="UsageException">The walk has no such step.</exception>
    public Walk<WorldConfiguration, WorldAction> Of(Walk<WorldConfiguration, WorldAction> walk)
    {
        if (WithoutStep > walk.Steps.Length)
        {
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture, $"--without-step: there is no step {WithoutStep}; the walk has {walk.Steps.Length}"));
        }

        return new Walk<WorldConfiguration, WorldAction>(
            Planner is null ? walk.Configuration : walk.Configuration with { Planner = Planner },
            WithoutStep is { } step ? walk.Steps.RemoveAt(step - 1) : walk.Steps);
    }

    /// <summary>What may be tried for a failing walk, the most telling first: other planners, then one step less, from the failing step back.</summary>
    /// <param name="walk">The walk.</param>
    /// <param name="failingStep">The step at which it fails.</param>
    public static IEnumerable<WalkVariant> For(Walk<WorldConfiguration, WorldAction> walk, int failingStep) =>
    [
        .. PlannerCatalog.Planners
            .Where(planner => planner != (walk.Configuration.Planner ?? PlannerHarness.DefaultPlanner))
            .Select(planner => new WalkVariant(planner, null)),
        .. Enumerable.Range(1, Math.Clamp(failingStep - 1, 0, walk.Steps.Length)).Reverse().Select(step => new WalkVariant(null, step)),
    ];

    private IEnumerable<string> Words()
    {
        if (Planner is not null)
        {
            yield return $"--planner {Planner}";
        }

        if (WithoutStep is { } step)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--without-step {step}");
        }
    }
}
