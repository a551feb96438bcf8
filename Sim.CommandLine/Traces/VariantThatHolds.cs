using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Traces;

/// <summary>Finds a change of a failing walk under which it does not fail, so that the two can be laid side by side.</summary>
/// <param name="simulation">The simulation that fails.</param>
/// <param name="changes">What can be changed of a configuration.</param>
internal sealed class VariantThatHolds<TConfiguration, TAction, TSystem>(
    ISimulation<TConfiguration, TAction, TSystem> simulation, IReadOnlyList<ConfigurationChange<TConfiguration>> changes)
    where TSystem : ISimulatedSystem<TAction>
{
    /// <summary>So many variants are tried; a walk that needs more is told without a proposal.</summary>
    private const int TriedAtMost = 24;

    private readonly CaseRunner<TConfiguration, TAction, TSystem> _runner = new(simulation);

    /// <summary>The first variant that holds; null if none was found.</summary>
    public async Task<WalkVariant<TConfiguration>?> FindAsync(
        Walk<TConfiguration, TAction> walk, int failingStep, CancellationToken cancellationToken)
    {
        foreach (var variant in WalkVariant<TConfiguration>.For(changes, walk, failingStep).Take(TriedAtMost))
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
