using System.Collections.Immutable;
using Sim.Engine.Randomness;
using Sim.Engine.Replay;
using Sim.Engine.Statistics;
using Sim.Engine.Walks;

namespace Sim.Engine.Sweeps;

/// <summary>What a sweep of one model found. Apart from <see cref="Elapsed"/> it is a function of the model and of which cases were asked for.</summary>
public abstract record SweepResult
{
    /// <summary>The model.</summary>
    public required string ModelName { get; init; }

    /// <summary>The profile of configurations that it drew.</summary>
    public required string Profile { get; init; }

    /// <summary>The seed of the sweep.</summary>
    public required RunSeed Seed { get; init; }

    /// <summary>Number of cases that ran.</summary>
    public required long Cases { get; init; }

    /// <summary>Number of cases that failed.</summary>
    public required long FailingCases { get; init; }

    /// <summary>Executed steps, idle ones included.</summary>
    public required long Steps { get; init; }

    /// <summary>Executed steps that are not idle.</summary>
    public required long RealSteps { get; init; }

    /// <summary>Logical time that passed, summed over all cases that start at time 0.</summary>
    public required long SimulatedTicks { get; init; }

    /// <summary>Everything counted, over all cases, failing ones included up to their failure.</summary>
    public required Tally Statistics { get; init; }

    /// <summary>All oracles that the model declares or that were asked, sorted by id.</summary>
    public required ImmutableArray<OracleSummary> Oracles { get; init; }

    /// <summary>All facts that the model declares or that were seen, sorted by name.</summary>
    public required ImmutableArray<FactSummary> Facts { get; init; }

    /// <summary>The trace hash of every case, in order of case number.</summary>
    public required ImmutableArray<ulong> CaseHashes { get; init; }

    /// <summary>The verdict hash of every case, in order of case number.</summary>
    public required ImmutableArray<ulong> CaseVerdictHashes { get; init; }

    /// <summary>Cases that ran differently twice, in order; empty unless determinism was checked. At most <see cref="SweepLimits.KeptDifferences"/> are kept.</summary>
    public required ImmutableArray<CaseDifference> Nondeterminism { get; init; }

    /// <summary>How many cases ran differently twice.</summary>
    public required long NondeterministicCases { get; init; }

    /// <summary>What ended the sweep before its last case: a cancellation, or an exception that no case explains. Null if nothing did. Then the hashes are those of a part and mean nothing.</summary>
    public Exception? Interruption { get; init; }

    /// <summary>Replays the case that <see cref="Interruption"/> ended; its trace hash is 0, since it never had one. Null if nothing was interrupted.</summary>
    public ReplayToken? InterruptedCase { get; init; }

    /// <summary>Time that the sweep took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What ended the sweep before all cases had run if it was that what they ran on failed; null otherwise.</summary>
    public EnvironmentFaultException? EnvironmentFault => Interruption as EnvironmentFaultException;

    /// <summary>Folds the case hashes in order.</summary>
    public ulong Hash => SweepHash.Of(CaseHashes);

    /// <summary>Folds the verdict hashes of the cases in order.</summary>
    public ulong VerdictHash => SweepHash.Of(CaseVerdictHashes);

    /// <summary>Declared facts that were not seen.</summary>
    public IEnumerable<FactSummary> UnseenFacts => Facts.Where(fact => fact is { IsDeclared: true, Cases: 0 });

    /// <summary>Declared oracles that judged nothing.</summary>
    public IEnumerable<OracleSummary> SilentOracles => Oracles.Where(oracle => oracle is { IsDeclared: true, Count.Judged: 0 });
}
