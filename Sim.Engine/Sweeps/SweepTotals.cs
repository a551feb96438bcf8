using System.Collections.Immutable;
using Sim.Engine.Replay;
using Sim.Engine.Statistics;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Sweeps;

/// <summary>Adds up the cases of a sweep in order of their numbers.</summary>
internal sealed class SweepTotals<TConfiguration, TAction, TSystem>(IModel<TConfiguration, TAction, TSystem> model)
    where TSystem : ISimulatedSystem<TAction>
{
    private readonly Tally _tally = new();
    private readonly Dictionary<FailureIdentity, int> _failureIndex = [];
    private readonly List<SweepFailure<TConfiguration, TAction>> _failures = [];
    private readonly List<CaseDifference> _differences = [];
    private readonly ImmutableArray<ulong>.Builder _hashes = ImmutableArray.CreateBuilder<ulong>();
    private readonly ImmutableArray<ulong>.Builder _verdictHashes = ImmutableArray.CreateBuilder<ulong>();
    private ReplayToken? _interruptedCase;
    private long _steps;
    private long _simulatedTicks;
    private long _nondeterministicCases;

    public long Cases => _hashes.Count;

    public long FailingCases { get; private set; }

    public long RealSteps { get; private set; }

    /// <summary>Why the case with the lowest number that was not carried through was not; null if all were.</summary>
    public Exception? Interruption { get; private set; }

    public void Add(CaseResult<TConfiguration, TAction> result)
    {
        if (result.Summary is { } summary)
        {
            Add(summary);
            return;
        }

        if (result.Outcome is not { } outcome)
        {
            Interruption ??= result.Interruption;
            _interruptedCase ??= ReplayToken.Of(model.Name, model.Profile, result.Seed, model.GeneratorFingerprint, traceHash: 0);
            return;
        }

        _steps += outcome.Steps;
        RealSteps += outcome.RealSteps;
        _simulatedTicks += outcome.EndTicks;
        _hashes.Add(outcome.TraceHash);
        _verdictHashes.Add(outcome.VerdictHash);
        _tally.MergeFrom(outcome.Statistics);
        if (outcome.Failure is { } failure)
        {
            FailingCases++;
            AddFailure(result, outcome, failure);
        }

        if (result.Difference is { } difference)
        {
            _nondeterministicCases++;
            if (_differences.Count < SweepLimits.KeptDifferences)
            {
                _differences.Add(difference);
            }
        }
    }

    private void Add(CaseSummary summary)
    {
        _steps += summary.Steps;
        RealSteps += summary.RealSteps;
        _simulatedTicks += summary.EndTicks;
        _hashes.Add(summary.TraceHash);
        _verdictHashes.Add(summary.VerdictHash);
        _tally.MergeFrom(Tally.Of(summary.Statistics));
    }

    public SweepResult<TConfiguration, TAction> Conclude(SweepOptions options, TimeSpan elapsed) => new()
    {
        ModelName = model.Name,
        Profile = model.Profile,
        Seed = options.Seed,
        Cases = Cases,
        FailingCases = FailingCases,
        Steps = _steps,
        RealSteps = RealSteps,
        SimulatedTicks = _simulatedTicks,
        Statistics = _tally,
        Oracles = SummariseOracles(),
        Facts = SummariseFacts(),
        Failures = [.. _failures],
        CaseHashes = _hashes.ToImmutable(),
        CaseVerdictHashes = _verdictHashes.ToImmutable(),
        Nondeterminism = [.. _differences],
        NondeterministicCases = _nondeterministicCases,
        Interruption = Interruption,
        InterruptedCase = _interruptedCase,
        Elapsed = elapsed,
    };

    private void AddFailure(
        CaseResult<TConfiguration, TAction> result, CaseOutcome<TConfiguration, TAction> outcome, CaseFailure failure)
    {
        if (_failureIndex.TryGetValue(failure.Identity, out var index))
        {
            _failures[index] = _failures[index] with { Cases = _failures[index].Cases + 1 };
        }
        else if (_failures.Count < SweepLimits.KeptFailures)
        {
            _failureIndex.Add(failure.Identity, _failures.Count);
            var token = ReplayToken.Of(model.Name, model.Profile, result.Seed, model.GeneratorFingerprint, outcome.TraceHash);
            _failures.Add(new(failure.Identity, Cases: 1, result.Number, result.Seed, failure, outcome.Walk, token));
        }
    }

    private ImmutableArray<OracleSummary> SummariseOracles()
    {
        var declared = model.Oracles.Select(oracle => oracle.Id).ToHashSet(StringComparer.Ordinal);
        var asked = _tally.Oracles;
        var askedIds = asked.Select(count => count.Oracle.Id).ToHashSet(StringComparer.Ordinal);
        var silent = model.Oracles.Where(oracle => !askedIds.Contains(oracle.Id)).Select(oracle => new OracleCount(oracle, 0, [], 0));
        return
        [
            .. asked.Concat(silent)
                .OrderBy(count => count.Oracle.Id, StringComparer.Ordinal)
                .Select(count => new OracleSummary(count, declared.Contains(count.Oracle.Id))),
        ];
    }

    private ImmutableArray<FactSummary> SummariseFacts()
    {
        var declared = model.Facts.Select(fact => fact.Name).ToHashSet(StringComparer.Ordinal);
        var unseen = model.Facts.Where(fact => _tally.CasesThatSaw(fact.Name) == 0).Select(fact => new FactCount(fact, 0));
        return
        [
            .. _tally.Facts.Concat(unseen)
                .OrderBy(count => count.Fact.Name, StringComparer.Ordinal)
                .Select(count => new FactSummary(
                    count.Fact, declared.Contains(count.Fact.Name), count.Cases, CoverageBound.UpperProbability(count.Cases, Cases))),
        ];
    }
}
