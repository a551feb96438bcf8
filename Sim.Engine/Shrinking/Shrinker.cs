using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Shrinking;

/// <summary>
/// Makes a failing walk small: fewer steps first, then simpler payloads, then a simpler configuration, over again until
/// nothing changes. A candidate counts only if it fails with the same oracle and the same kind of subject. The same walk
/// always shrinks to the same result.
/// </summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
public sealed class Shrinker<TConfiguration, TAction, TSystem>(ISimulation<TConfiguration, TAction, TSystem> simulation)
    where TSystem : ISimulatedSystem<TAction>
{
    private readonly CaseRunner<TConfiguration, TAction, TSystem> _runner = new(simulation);

    /// <summary>Shrinks a walk.</summary>
    /// <param name="walk">A walk that fails.</param>
    /// <param name="identity">The failure to keep; null for the one that the walk shows when it is replayed.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the shrinking early; the best walk so far is returned.</param>
    /// <exception cref="WalkDoesNotFailException">A replay of the walk does not show that failure.</exception>
    /// <exception cref="EnvironmentFaultException">What the system runs on failed before the failure was seen once.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the failure was seen once.</exception>
    public async ValueTask<ShrinkResult<TConfiguration, TAction>> ShrinkAsync(
        Walk<TConfiguration, TAction> walk,
        FailureIdentity? identity = null,
        ShrinkOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(walk);
        options ??= ShrinkOptions.Default;
        var (outcome, mode, reproductions) = await ReproduceAsync(walk, identity, options, cancellationToken);
        var session = new ShrinkSession<TConfiguration, TAction, TSystem>(
            simulation, outcome, outcome.Failure!.Identity, mode, options, cancellationToken);
        var (isOneMinimal, isSimplest) = await ReduceAsync(session);
        return new ShrinkResult<TConfiguration, TAction>
        {
            Outcome = session.Best,
            StepsBefore = walk.Steps.Length,
            IsOneMinimal = isOneMinimal,
            IsSimplest = isSimplest,
            IsCancelled = session.IsCancelled,
            EnvironmentFault = session.EnvironmentFault,
            Replays = session.Counts with { Reproduction = reproductions },
        };
    }

    private async ValueTask<(bool IsOneMinimal, bool IsSimplest)> ReduceAsync(ShrinkSession<TConfiguration, TAction, TSystem> session)
    {
        await StepDeletion.DeleteBlocksAsync(session);
        while (true)
        {
            var isOneMinimal = await StepDeletion.DeleteSinglesAsync(session);
            var acceptances = session.Acceptances;
            var isSimplest = await Simplification.SimplifyPayloadsAsync(session, simulation);
            isSimplest &= await Simplification.SimplifyConfigurationAsync(session, simulation);
            if (session.Acceptances == acceptances)
            {
                return (isOneMinimal, isSimplest);
            }
        }
    }

    /// <summary>Replays without the disabled steps. A walk that was written by hand may owe its failure to one of them; then all its replays are unconditional.</summary>
    private async ValueTask<(CaseOutcome<TConfiguration, TAction> Outcome, ReplayMode Mode, int Replays)> ReproduceAsync(
        Walk<TConfiguration, TAction> walk, FailureIdentity? identity, ShrinkOptions options, CancellationToken cancellationToken)
    {
        var skipping = await ReplayAsync(walk, ReplayMode.SkipDisabled, options, cancellationToken);
        if (Shows(skipping, identity))
        {
            return (skipping, ReplayMode.SkipDisabled, 1);
        }

        var asWritten = await ReplayAsync(walk, ReplayMode.Unconditional, options, cancellationToken);
        return Shows(asWritten, identity)
            ? (asWritten, ReplayMode.Unconditional, 2)
            : throw new WalkDoesNotFailException(
                $"the walk should fail with {identity?.ToString() ?? "any oracle"}, and {asWritten.Failure?.Identity.ToString() ?? "everything"} "
                + (asWritten.IsFailing ? "fires instead" : "holds")
                + "; if the walk failed before, nondeterminism of the system, the model or the machine is the likely reason");
    }

    private async ValueTask<CaseOutcome<TConfiguration, TAction>> ReplayAsync(
        Walk<TConfiguration, TAction> walk, ReplayMode mode, ShrinkOptions options, CancellationToken cancellationToken)
    {
        var outcome = await _runner.ReplayAsync(walk, mode, options: null, cancellationToken);
        options.Progress?.Invoke(new ShrinkProgress(ShrinkPhase.Reproduction, 0, outcome.Steps));
        return outcome;
    }

    private static bool Shows(CaseOutcome<TConfiguration, TAction> outcome, FailureIdentity? identity) =>
        outcome.Failure is { } failure && (identity is null || failure.Identity == identity);
}
