using Sim.Engine.Tracing;
using Sim.Engine.Verdicts;

namespace Sim.Engine.Walks;

/// <summary>
/// Where a system under test reports what happens during one case: judgements, labels, classes, measures, facts, the
/// parts of the trace hash, and, if asked for, lines of the trace.
/// </summary>
public sealed class Recorder
{
    private readonly Dictionary<string, long> _labels = new(StringComparer.Ordinal);
    private readonly List<string> _lines = [];
    private TraceHash _hash;

    /// <summary>Whether lines of the trace are wanted; ask before composing them.</summary>
    public bool IsTracing { get; init; }

    /// <summary>Counts a judgement, folds it into the trace hash, and ends the case if it is a violation.</summary>
    /// <exception cref="OracleViolatedException">The verdict is a violation.</exception>
    public void Judge(OracleDescription oracle, Verdict verdict)
    {
        _hash.Fold(oracle.Id);
        if (verdict.Violation is { } violation)
        {
            throw new OracleViolatedException(oracle, violation);
        }
    }

    /// <summary>Counts a text once in the present step.</summary>
    public void Label(string text) => _labels[text] = _labels.GetValueOrDefault(text) + 1;

    /// <summary>Counts how often the condition was asked and how often it was true.</summary>
    public void Classify(bool condition, string text)
    {
        if (condition)
        {
            Label(text);
        }
    }

    /// <summary>Records a value of a measure.</summary>
    public void Measure(string name, double value) => Label(name);

    /// <summary>Records that a declared fact was seen.</summary>
    public void See(FactDescription fact) => Label(fact.Name);

    /// <summary>Folds a named part of the present step into the trace hash.</summary>
    /// <param name="part">What it is, as in <c>worker assignment</c>; the determinism check names it when it differs.</param>
    /// <param name="value">A hash of its content.</param>
    public void Fold(string part, ulong value) => _hash.Fold(value);

    /// <summary>Adds a line to the trace of the present step; ignored unless <see cref="IsTracing"/>.</summary>
    public void Trace(string line)
    {
        if (IsTracing)
        {
            _lines.Add(line);
        }
    }
}
