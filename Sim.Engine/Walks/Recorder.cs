using Sim.Engine.Statistics;
using Sim.Engine.Tracing;
using Sim.Engine.Verdicts;
using Sim.Engine.Views;

namespace Sim.Engine.Walks;

/// <summary>
/// Where a system under test reports what happens during one case: judgements, labels, classes, measures, facts, the
/// parts of the trace hash, and, if asked for, lines of the trace. Judgements go into a hash of their own, so that an oracle
/// more makes no trace hash another one, and no replay token stale.
/// </summary>
public sealed class Recorder
{
    private readonly bool _isTracing;
    private TraceHash _hash;
    private TraceHash _verdicts;
    private StepLog? _log;
    private PathTally? _pass;
    private PassEnd? _passEnd;

    /// <summary>Whether lines of the trace are wanted; ask before composing them.</summary>
    public bool IsTracing
    {
        get => _isTracing;
        init
        {
            _isTracing = value;
            if (value)
            {
                _log ??= new StepLog();
            }
        }
    }

    /// <summary>
    /// How the system words a violation before it is reported, as when oracles speak of keys and people of names. It may change
    /// the subject and the sentence; the oracle and the kind of subject are the identity of the failure and stay.
    /// </summary>
    public Func<Violation, Violation>? Wording { get; set; }

    /// <summary>Decides which occasions of a drawn case are sampled; null in a written walk, where all are.</summary>
    public ulong? SamplingKey { get; init; }

    /// <summary>Where the system tells what a picture of the run shows; null unless one is wanted. Ask before composing anything for it.</summary>
    public ViewRecorder? View { get; internal init; }

    /// <summary>Everything counted so far.</summary>
    public Tally Statistics { get; } = new();

    /// <summary>The hash of what was executed and reported so far, without the verdicts.</summary>
    public ulong TraceHash => _hash.Value;

    /// <summary>The hash of the verdicts so far.</summary>
    public ulong VerdictHash => _verdicts.Value;

    /// <summary>The violation that was reported; null if there is none.</summary>
    internal OracleViolatedException? Reported { get; private set; }

    /// <summary>The records of the steps; null unless they are kept.</summary>
    internal StepLog? Log => _log;

    /// <summary>Counts a judgement, folds it into the verdict hash, and ends the case if it is a violation.</summary>
    /// <exception cref="OracleViolatedException">The verdict is a violation.</exception>
    public void Judge(OracleDescription oracle, Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(oracle);
        if (verdict.Violation is { } violation)
        {
            Report(new OracleViolatedException(oracle, violation));
            throw Reported!;
        }

        Count(oracle, verdict);
    }

    /// <summary>
    /// Begins a pass: the judges were reached by a path, and until the pass ends the oracles that they ask are counted for it, in
    /// no hash. A judge that forgets an oracle on one path asks it on the others, and only counts by path give it away.
    /// </summary>
    /// <param name="path">The path. One at a time.</param>
    /// <returns>Ends the pass when it is disposed; the pass counts unless a violation was reported.</returns>
    public IDisposable Pass(JudgingPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Invariant.Require(_pass is null, "a pass ends before the next begins");
        _pass = Statistics.PathOf(path);
        _pass.Begin();
        return _passEnd ??= new PassEnd(this);
    }

    /// <summary>
    /// Whether a costly check is due: at every occasion of a written walk, so that nothing is lost in shrinking and replays,
    /// and in a drawn case at exactly one of so many in a row, beginning where the seed of the case says.
    /// </summary>
    /// <param name="occasion">Number of the occasion; at least 0.</param>
    /// <param name="oneIn">Of how many occasions one is due; at least 1.</param>
    public bool IsSampled(long occasion, int oneIn) =>
        SamplingKey is not { } key || unchecked((ulong)occasion + key) % (ulong)oneIn == 0;

    /// <summary>Counts a text.</summary>
    public void Label(string text) => Statistics.CountLabel(text);

    /// <summary>Counts how often the condition was asked and how often it was true.</summary>
    public void Classify(bool condition, string text) => Statistics.CountClass(text, condition);

    /// <summary>Records a value of a measure.</summary>
    public void Measure(string name, double value) => Statistics.AddMeasure(name, value);

    /// <summary>Records that a declared fact was seen: the place that calls this was reached.</summary>
    public void See(FactDescription fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        Statistics.SeeFact(fact);
    }

    /// <summary>Demands that a condition is sometimes true: records that a declared fact was seen if it is true now.</summary>
    public void Sometimes(bool condition, FactDescription fact)
    {
        if (condition)
        {
            See(fact);
        }
    }

    /// <summary>
    /// Records which abstract state the system is in, so that a sweep can count distinct states and transitions. Give the
    /// same number for states that you do not care to tell apart: a few thousand states say more than millions.
    /// </summary>
    /// <param name="state">A number or a hash of the abstract state.</param>
    public void Visit(ulong state) => Statistics.VisitState(state);

    /// <summary>Folds a named part of the present step into the trace hash.</summary>
    /// <param name="part">What it is, as in <c>worker assignment</c>; the determinism check names it when it differs.</param>
    /// <param name="value">A hash of its content.</param>
    public void Fold(string part, ulong value)
    {
        _hash.Fold(part);
        _hash.Fold(value);
        _log?.AddPart(part, value);
    }

    /// <summary>Adds a line to the trace of the present step; ignored unless <see cref="IsTracing"/>.</summary>
    public void Trace(string line)
    {
        if (_isTracing)
        {
            _log!.AddLine(line);
        }
    }

    internal void EndPass()
    {
        Invariant.Require(_pass is not null, "a pass that ends has begun");
        if (Reported is null)
        {
            _pass.Complete();
        }

        _pass = null;
    }

    internal void KeepSteps() => _log ??= new StepLog();

    /// <summary>Words and counts a violation.</summary>
    internal void Report(OracleViolatedException exception)
    {
        Reported = Worded(exception);
        Count(Reported.Oracle, Verdict.Violated(Reported.Violation));
    }

    internal void OpenStep(string action)
    {
        _hash.Fold(action);
        View?.BeginNextStep();
    }

    internal void CloseStep(int step, long timeTicks, string action, ulong streamPositionHash)
    {
        _hash.Fold(timeTicks);
        _verdicts.Fold((ulong)step);
        _log?.CloseStep(step, timeTicks, action, Reported?.Violation.Sentence, _hash.Value, streamPositionHash);
    }

    private OracleViolatedException Worded(OracleViolatedException exception)
    {
        if (Wording is null)
        {
            return exception;
        }

        var worded = Wording(exception.Violation);
        Invariant.Require(worded.IsSameFailureAs(exception.Violation), "wording keeps the identity of a failure");
        return new OracleViolatedException(exception.Oracle, worded);
    }

    private void Count(OracleDescription oracle, Verdict verdict)
    {
        var tally = Statistics.OracleOf(oracle);
        tally.Count(verdict);
        _pass?.Ask(tally.Oracle);
        var fingerprint = VerdictFingerprint.Of(tally.IdHash, verdict);
        _verdicts.Fold(fingerprint);
        _log?.AddVerdict(oracle.Id, fingerprint);
        View?.PresentStep.Add(oracle.Id, verdict);
    }
}
