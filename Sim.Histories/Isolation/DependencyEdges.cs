using System.Collections.Immutable;

namespace Sim.Histories.Isolation;

/// <summary>Finds out which transactions have to come before which.</summary>
internal static class DependencyEdges
{
    /// <summary>The graph of a history.</summary>
    /// <param name="history">The transactions.</param>
    /// <param name="lists">What they say of each list.</param>
    /// <param name="isTimed">Whether what ended before the begin of another has to come before it.</param>
    public static DependencyGraph Of(
        History<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> history, SortedDictionary<string, ListVersions> lists, bool isTimed)
    {
        var graph = new DependencyGraph(history.Calls.Length);
        foreach (var list in lists.Values)
        {
            AddWrites(graph, list, history);
        }

        for (var number = 0; number < history.Calls.Length; number++)
        {
            foreach (var read in Committed.ReadsOf(history.Calls[number]))
            {
                AddRead(graph, lists[read.Key], number, read.Elements, history);
            }
        }

        if (isTimed)
        {
            AddTime(graph, history);
        }

        return graph;
    }

    /// <summary>The order of the elements is that of their writers; what was committed and never read came after all that was.</summary>
    private static void AddWrites(
        DependencyGraph graph, ListVersions list, History<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> history)
    {
        for (var index = 1; index < list.Longest.Length; index++)
        {
            AddBetween(graph, list.WriterOf(list.Longest[index - 1]), list.WriterOf(list.Longest[index]), Dependency.WriteWrite);
        }

        if (list.Longest is [.., var last])
        {
            foreach (var writer in Unread(list, history))
            {
                AddBetween(graph, list.WriterOf(last), writer, Dependency.WriteWrite);
            }
        }
    }

    private static void AddRead(
        DependencyGraph graph, ListVersions list, int reader, ImmutableArray<string> elements, History<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> history)
    {
        if (elements is [.., var last])
        {
            AddBetween(graph, list.WriterOf(last), reader, Dependency.WriteRead);
        }

        if (!list.Longest.AsSpan().StartsWith(elements.AsSpan()))
        {
            return;
        }

        if (elements.Length < list.Longest.Length)
        {
            AddBetween(graph, reader, list.WriterOf(list.Longest[elements.Length]), Dependency.ReadWrite);
            return;
        }

        foreach (var writer in Unread(list, history))
        {
            AddBetween(graph, reader, writer, Dependency.ReadWrite);
        }
    }

    private static IEnumerable<int> Unread(ListVersions list, History<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> history) =>
        list.Writers
            .Where(writer => history.Calls[writer.Value].Outcome == CallOutcome.Ok && !list.Longest.Contains(writer.Key))
            .Select(writer => writer.Value);

    private static void AddBetween(DependencyGraph graph, int from, int to, Dependency reason)
    {
        if (from >= 0 && to >= 0)
        {
            graph.Add(from, to, reason);
        }
    }

    /// <summary>Only edges from those that ended last are needed: the others follow.</summary>
    private static void AddTime(DependencyGraph graph, History<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> history)
    {
        var ended = new List<int>();
        var events = history.Calls
            .SelectMany((call, number) => call.Outcome == CallOutcome.Ok
                ? new[] { (At: call.InvokedAt, Number: number, IsEnd: false), (At: call.ReturnedAt!.Value, Number: number, IsEnd: true) }
                : [(At: call.InvokedAt, Number: number, IsEnd: false)])
            .OrderBy(moment => moment.At);
        foreach (var (_, number, isEnd) in events)
        {
            if (isEnd)
            {
                ended.RemoveAll(before => history.Calls[before].ReturnedAt < history.Calls[number].InvokedAt);
                ended.Add(number);
            }
            else
            {
                ended.ForEach(before => graph.Add(before, number, Dependency.RealTime));
            }
        }
    }
}
