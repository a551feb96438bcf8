using System.Collections.Immutable;
using System.Globalization;

namespace Sim.Histories.Isolation;

/// <summary>Looks for reads that are wrong by themselves, without a cycle.</summary>
internal sealed class ReadFaults(
    History<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> history, SortedDictionary<string, ListVersions> lists)
{
    /// <summary>One of each kind that a level forbids.</summary>
    public IEnumerable<Anomaly> Find(IsolationLevel level) =>
        Enumerable.Range(0, history.Calls.Length)
            .SelectMany(number => FaultsOf(number))
            .Where(anomaly => level >= IsolationLevel.ReadCommitted || anomaly.Kind is not (AnomalyKind.AbortedRead or AnomalyKind.IntermediateRead))
            .DistinctBy(anomaly => anomaly.Kind)
            .OrderBy(anomaly => anomaly.Kind);

    private IEnumerable<Anomaly> FaultsOf(int number)
    {
        var call = history.Calls[number];
        var known = new SortedDictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var own = new SortedDictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var operation in call.Outcome == CallOutcome.Ok ? call.Output : [])
        {
            switch (operation)
            {
                case ListOperation.Append(var key, var element):
                    own[key] = [.. own.GetValueOrDefault(key, []), element];
                    if (known.TryGetValue(key, out var before))
                    {
                        known[key] = before.Add(element);
                    }

                    break;
                case ListOperation.Read read:
                    foreach (var anomaly in FaultsOf(number, read, known, own))
                    {
                        yield return anomaly;
                    }

                    known[read.Key] = read.Elements;
                    break;
            }
        }
    }

    private IEnumerable<Anomaly> FaultsOf(
        int number, ListOperation.Read read, SortedDictionary<string, ImmutableArray<string>> known, SortedDictionary<string, ImmutableArray<string>> own)
    {
        var list = lists[read.Key];
        var expected = known.TryGetValue(read.Key, out var whole) ? read.Elements.SequenceEqual(whole) : EndsWith(read.Elements, own.GetValueOrDefault(read.Key, []));
        if (!expected)
        {
            yield return Fault(AnomalyKind.Internal, number, read, "which is not what it wrote or read before");
        }

        if (read.Elements.Distinct(StringComparer.Ordinal).Count() < read.Elements.Length)
        {
            yield return Fault(AnomalyKind.Duplicate, number, read, "where an element stands twice");
        }

        if (!list.Longest.AsSpan().StartsWith(read.Elements.AsSpan()))
        {
            yield return Fault(AnomalyKind.IncompatibleOrder, number, read, string.Create(CultureInfo.InvariantCulture, $"but T{list.LongestReader} read [{string.Join(' ', list.Longest)}]"), list.LongestReader);
        }

        foreach (var anomaly in FaultsOfElements(number, read, list))
        {
            yield return anomaly;
        }
    }

    private IEnumerable<Anomaly> FaultsOfElements(int number, ListOperation.Read read, ListVersions list)
    {
        foreach (var element in read.Elements)
        {
            var writer = list.WriterOf(element);
            if (writer < 0)
            {
                yield return Fault(AnomalyKind.Phantom, number, read, $"but nobody added {element}");
            }
            else if (history.Calls[writer].Outcome == CallOutcome.Failed)
            {
                yield return Fault(AnomalyKind.AbortedRead, number, read, string.Create(CultureInfo.InvariantCulture, $"but T{writer}, which added {element}, was aborted"), writer);
            }
        }

        if (read.Elements is [.., var last] && list.WriterOf(last) is var lastWriter && lastWriter >= 0 && lastWriter != number && list.IsIntermediate(last))
        {
            yield return Fault(AnomalyKind.IntermediateRead, number, read, string.Create(CultureInfo.InvariantCulture, $"but T{lastWriter} added more after {last}"), lastWriter);
        }
    }

    private Anomaly Fault(AnomalyKind kind, int number, ListOperation.Read read, string rest, int? other = null) => new(
        kind,
        string.Create(CultureInfo.InvariantCulture, $"T{number} ({history.Calls[number].Client}) {read}, {rest}"),
        other is { } second ? [number, second] : [number]);

    private static bool EndsWith(ImmutableArray<string> elements, ImmutableArray<string> end) => elements.AsSpan().EndsWith(end.AsSpan());
}
