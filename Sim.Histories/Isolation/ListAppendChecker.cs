using System.Collections.Immutable;
using System.Globalization;

namespace Sim.Histories.Isolation;

/// <summary>Judges one history of transactions over lists.</summary>
internal sealed class ListAppendChecker
{
    private const Dependency Writes = Dependency.WriteWrite;
    private const Dependency Information = Dependency.WriteWrite | Dependency.WriteRead;
    private const Dependency All = Information | Dependency.ReadWrite;

    /// <summary>Cycles from the gravest to the least grave, with the least level that forbids each.</summary>
    private static readonly (IsolationLevel Level, CycleSearch Search)[] Cycles =
    [
        (IsolationLevel.ReadUncommitted, new CycleSearch(AnomalyKind.WriteCycle, Dependency.WriteWrite, Writes)),
        (IsolationLevel.ReadCommitted, new CycleSearch(AnomalyKind.CircularInformation, Dependency.WriteRead, Information)),
        (IsolationLevel.SnapshotIsolation, new CycleSearch(AnomalyKind.SingleAntidependency, Dependency.ReadWrite, Information)),
        (IsolationLevel.SnapshotIsolation, new CycleSearch(AnomalyKind.NonadjacentAntidependencies, Dependency.ReadWrite, All, IsApart: true)),
        (IsolationLevel.Serializable, new CycleSearch(AnomalyKind.AntidependencyCycle, Dependency.ReadWrite, All)),
        (IsolationLevel.StrictSerializable, new CycleSearch(AnomalyKind.RealTimeCycle, Dependency.RealTime, All | Dependency.RealTime)),
    ];

    private readonly History<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> _history;
    private readonly SortedDictionary<string, ListVersions> _lists = new(StringComparer.Ordinal);
    private readonly ReadFaults _faults;

    public ListAppendChecker(History<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> history)
    {
        _history = history;
        for (var number = 0; number < history.Calls.Length; number++)
        {
            Register(number, history.Calls[number]);
        }

        _faults = new ReadFaults(history, _lists);
    }

    /// <summary>What a level forbids and the history shows, one of each kind.</summary>
    public ImmutableArray<Anomaly> Find(IsolationLevel level)
    {
        var found = _faults.Find(level).ToList();
        var graph = DependencyEdges.Of(_history, _lists, level == IsolationLevel.StrictSerializable);
        foreach (var search in Cycles.Where(cycle => cycle.Level <= level).Select(cycle => cycle.Search))
        {
            // A cycle with fewer kinds of edges is one of the next kind too: the first one found says it all.
            if (search.Find(graph) is { } cycle)
            {
                found.Add(new Anomaly(search.Kind, Sentence(graph, cycle), [.. cycle]));
                break;
            }
        }

        return [.. found];
    }

    private void Register(int number, Call<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> call)
    {
        foreach (var list in call.Input.OfType<ListOperation.Append>().GroupBy(append => append.Key))
        {
            foreach (var append in list)
            {
                ListOf(append.Key).AddElement(append.Key, append.Element, number);
                ListOf(append.Key).SetFinal(append.Element, list.Last().Element);
            }
        }

        foreach (var read in Committed.ReadsOf(call))
        {
            ListOf(read.Key).AddRead(read.Elements, number);
        }
    }

    private ListVersions ListOf(string key)
    {
        if (!_lists.TryGetValue(key, out var list))
        {
            _lists.Add(key, list = new ListVersions());
        }

        return list;
    }

    private string Sentence(DependencyGraph graph, int[] cycle) => string.Join("; ", cycle.Select((from, index) =>
    {
        var to = cycle[(index + 1) % cycle.Length];
        return string.Create(CultureInfo.InvariantCulture, $"T{to} ({_history.Calls[to].Client}) {ReasonOf(graph.Between(from, to))} T{from} ({_history.Calls[from].Client})");
    }));

    private static string ReasonOf(Dependency reason) => reason switch
    {
        _ when reason.HasFlag(Dependency.WriteWrite) => "wrote after",
        _ when reason.HasFlag(Dependency.WriteRead) => "read from",
        _ when reason.HasFlag(Dependency.ReadWrite) => "overwrote what was read by",
        _ => "began after the end of",
    };
}
