using System.Collections.Immutable;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Shrinking;

/// <summary>One shrinking under way: the smallest failing walk so far, what was tried, and what it cost.</summary>
internal sealed class ShrinkSession<TConfiguration, TAction, TSystem>(
    ISimulation<TConfiguration, TAction, TSystem> simulation,
    CaseOutcome<TConfiguration, TAction> start,
    FailureIdentity identity,
    ReplayMode mode,
    ShrinkOptions options,
    CancellationToken cancellationToken)
    where TSystem : ISimulatedSystem<TAction>
{
    private readonly CaseRunner<TConfiguration, TAction, TSystem> _runner = new(simulation);
    private readonly CandidateMemory<TConfiguration, TAction> _memory = Remembering(simulation, start);
    private readonly int[] _replays = new int[Enum.GetValues<ShrinkPhase>().Length];

    /// <summary>The smallest failing walk so far.</summary>
    public CaseOutcome<TConfiguration, TAction> Best { get; private set; } = start;

    /// <summary>Its steps.</summary>
    public ImmutableArray<TAction> Steps => Best.Walk.Steps;

    /// <summary>How often a smaller walk was accepted.</summary>
    public int Acceptances { get; private set; }

    /// <summary>Whether the token was cancelled.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>What made further replays impossible; null if nothing did.</summary>
    public EnvironmentFaultException? EnvironmentFault { get; private set; }

    /// <summary>The cost so far, without the reproduction.</summary>
    public ReplayCounts Counts => new(
        0,
        _replays[(int)ShrinkPhase.Blocks],
        _replays[(int)ShrinkPhase.Singles],
        _replays[(int)ShrinkPhase.Payloads],
        _replays[(int)ShrinkPhase.Configuration]);

    /// <summary>Whether another replay of this phase is allowed.</summary>
    public bool CanReplay(ShrinkPhase phase) => !IsCancelled && EnvironmentFault is null && (IsDeletion(phase)
        ? Counts.Deletion < options.DeletionBudget
        : Counts.Simplification < options.SimplificationBudget);

    /// <summary>Tries the best walk without a block of steps.</summary>
    public ValueTask<bool> TryWithoutAsync(ShrinkPhase phase, int start, int count) =>
        TryAsync(phase, Best.Walk with { Steps = Steps.RemoveRange(start, count) });

    /// <summary>Replays a candidate unless it was tried before; it becomes the best walk if it fails in the same way and is no longer.</summary>
    public async ValueTask<bool> TryAsync(ShrinkPhase phase, Walk<TConfiguration, TAction> candidate)
    {
        if (!_memory.Add(candidate))
        {
            return false;
        }

        CaseOutcome<TConfiguration, TAction> outcome;
        try
        {
            outcome = await _runner.ReplayAsync(candidate, mode, options: null, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            IsCancelled = true;
            return false;
        }

        catch (EnvironmentFaultException fault)
        {
            EnvironmentFault = fault;
            return false;
        }

        _replays[(int)phase]++;
        var isBetter = outcome.Failure?.Identity == identity && IsSmaller(phase, outcome);
        if (isBetter)
        {
            Best = outcome;
            Acceptances++;
            _memory.Add(outcome.Walk);
        }

        options.Progress?.Invoke(new ShrinkProgress(phase, Counts.Total, Steps.Length));
        return isBetter;
    }

    private bool IsSmaller(ShrinkPhase phase, CaseOutcome<TConfiguration, TAction> outcome) =>
        IsDeletion(phase) ? outcome.Steps < Best.Steps : outcome.Steps <= Best.Steps;

    private static bool IsDeletion(ShrinkPhase phase) => phase is ShrinkPhase.Blocks or ShrinkPhase.Singles;

    private static CandidateMemory<TConfiguration, TAction> Remembering(
        ISimulation<TConfiguration, TAction, TSystem> simulation, CaseOutcome<TConfiguration, TAction> start)
    {
        var memory = new CandidateMemory<TConfiguration, TAction>(simulation.Describe);
        memory.Add(start.Walk);
        return memory;
    }
}
