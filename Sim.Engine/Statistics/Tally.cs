using System.Runtime.InteropServices;
using Sim.Engine.Verdicts;

namespace Sim.Engine.Statistics;

/// <summary>
/// Everything that was counted: labels, classes, measures, facts, oracles, paths to the judges, visited states. One belongs to each case; a sweep merges them in
/// order of case number, so that nothing depends on threads. Whatever is read from it is sorted by name.
/// </summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
public sealed class Tally
{
    private readonly Dictionary<string, long> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Asked, long True)> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeasureTally> _measures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FactDescription Fact, long Cases)> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OracleTally> _oracles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PathTally> _paths = new(StringComparer.Ordinal);
    private NoveltyTally _novelty = new();

    /// <summary>Labels and how often each was counted.</summary>
    public IReadOnlyList<LabelCount> Labels => Sorted(_labels, entry => new LabelCount(entry.Key, entry.Value));

    /// <summary>Classes and how often each was asked and true.</summary>
    public IReadOnlyList<ClassCount> Classes =>
        Sorted(_classes, entry => new ClassCount(entry.Key, entry.Value.Asked, entry.Value.True));

    /// <summary>Measures with their figures.</summary>
    public IReadOnlyList<MeasureSummary> Measures => Sorted(_measures, entry => entry.Value.Summarise(entry.Key));

    /// <summary>Facts that were seen and in how many cases.</summary>
    public IReadOnlyList<FactCount> Facts => Sorted(_facts, entry => new FactCount(entry.Value.Fact, entry.Value.Cases));

    /// <summary>Oracles that were asked and what they said.</summary>
    public IReadOnlyList<OracleCount> Oracles => Sorted(_oracles, entry => entry.Value.Summarise());

    /// <summary>Paths by which judges were reached, and which oracles they asked there.</summary>
    public IReadOnlyList<PathCount> Paths => Sorted(_paths, entry => entry.Value.Summarise());

    /// <summary>Abstract states that were visited, and the transitions between them.</summary>
    public StateNovelty Novelty => _novelty.Summarise();

    /// <summary>Number of cases in which a fact was seen.</summary>
    public long CasesThatSaw(string factName) => _facts.TryGetValue(factName, out var entry) ? entry.Cases : 0;

    /// <summary>How often a label was counted.</summary>
    public long CountOf(string label) => _labels.GetValueOrDefault(label);

    internal void CountLabel(string text) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_labels, text, out _)++;

    internal void CountClass(string text, bool condition)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_classes, text, out _);
        entry = (entry.Asked + 1, entry.True + (condition ? 1 : 0));
    }

    internal void AddMeasure(string name, double value) => MeasureNamed(name).Add(value);

    internal void SeeFact(FactDescription fact) => _facts.TryAdd(fact.Name, (fact, 1));

    internal void VisitState(ulong state) => _novelty.Visit(state);

    internal OracleTally OracleOf(OracleDescription oracle)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_oracles, oracle.Id, out _);
        return entry ??= new OracleTally(oracle);
    }

    internal PathTally PathOf(JudgingPath path)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_paths, path.Name, out _);
        return entry ??= new PathTally(path);
    }

    /// <summary>That of a document of one case.</summary>
    internal static Tally Of(TallyDocument document)
    {
        var tally = new Tally { _novelty = new NoveltyTally(DistinctTally.Of(document.States), DistinctTally.Of(document.Transitions)) };
        foreach (var (name, count) in document.Labels)
        {
            tally._labels.Add(name, count);
        }

        foreach (var (name, asked, isTrue) in document.Classes)
        {
            tally._classes.Add(name, (asked, isTrue));
        }

        foreach (var (name, measure) in document.Measures)
        {
            tally._measures.Add(name, MeasureTally.Of(measure));
        }

        foreach (var (fact, cases) in document.Facts)
        {
            tally._facts.Add(fact.Name, (fact, cases));
        }

        foreach (var oracle in document.Oracles)
        {
            tally._oracles.Add(oracle.Oracle.Id, OracleTally.Of(oracle));
        }

        foreach (var path in document.Paths)
        {
            tally._paths.Add(path.Path.Name, PathTally.Of(path));
        }

        return tally;
    }

    /// <summary>All that it holds, of one case.</summary>
    internal TallyDocument ToDocument() => new(
        Labels,
        Classes,
        _measures.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(entry => entry.Key, entry => entry.Value.ToDocument()),
        Facts,
        Oracles,
        Paths,
        _novelty.States,
        _novelty.Transitions);

    /// <summary>Adds everything that another tally holds.</summary>
    internal void MergeFrom(Tally other)
    {
        foreach (var (name, count) in other._labels)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_labels, name, out _) += count;
        }

        foreach (var (name, count) in other._classes)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_classes, name, out _);
            entry = (entry.Asked + count.Asked, entry.True + count.True);
        }

        foreach (var (name, measure) in other._measures)
        {
            MeasureNamed(name).MergeFrom(measure);
        }

        foreach (var (name, seen) in other._facts)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_facts, name, out _);
            entry = (seen.Fact, entry.Cases + seen.Cases);
        }

        foreach (var oracle in other._oracles.Values)
        {
            OracleOf(oracle.Oracle).MergeFrom(oracle);
        }

        foreach (var path in other._paths.Values)
        {
            PathOf(path.Path).MergeFrom(path);
        }

        _novelty.MergeFrom(other._novelty);
    }

    private MeasureTally MeasureNamed(string name)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_measures, name, out _);
        return entry ??= new MeasureTally();
    }

    private static TResult[] Sorted<TValue, TResult>(
        Dictionary<string, TValue> entries, Func<KeyValuePair<string, TValue>, TResult> summarise) =>
        [.. entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(summarise)];
}
