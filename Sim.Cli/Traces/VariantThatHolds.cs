using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Cli.Traces;

/// <summary>Finds a change of a failing walk under which it does not fail, so that the two can be laid side by side.</summary>
/// <param name="simulation">The world that fails.</param>
internal sealed class VariantThatHolds(WorldSimulation simulation)
{
    /// <summary>So many variants are tried; a walk that needs more is told without a proposal.</summary>
    private const int TriedAtMost = 24;

    private readonly CaseRunner<WorldConfiguration, WorldAction, SchedulerWorld> _runner = new(simulation);

    /// <summary>The first variant that holds; null if none was found.</summary>
    public async Task<WalkVariant?> FindAsync(
        Walk<WorldConfiguration, WorldAction> walk, int failingStep, CancellationToken cancellationToken)
    {
        foreach (var variant in WalkVariant.For(walk, failingStep).Take(TriedAtMost))
        {
            var outcome = await _runner.ReplayAsync(variant.Of(walk), ReplayMode.Unconditional, cancellationToken: cancellationToken);
            if (!outcome.IsFailing)
            {
                return variant;
            }
        }

        return null;
    }
}
