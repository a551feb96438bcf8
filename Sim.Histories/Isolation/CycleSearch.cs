namespace Sim.Histories.Isolation;

/// <summary>Looks for a shortest cycle of one kind in a graph.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="First">What one of its edges has to be; the others are among <paramref name="Others"/>.</param>
/// <param name="Others">What the other edges may be.</param>
/// <param name="IsApart">Whether no two edges in a row may be <see cref="Dependency.ReadWrite"/> and nothing else.</param>
internal sealed record CycleSearch(AnomalyKind Kind, Dependency First, Dependency Others, bool IsApart = false)
{
    /// <summary>The transactions of the shortest cycle, each depending on the one before; null if there is none.</summary>
    public int[]? Find(DependencyGraph graph)
    {
        int[]? best = null;
        var components = graph.Components(First | Others);
        for (var from = 0; from < graph.Count; from++)
        {
            foreach (var (to, reason) in graph.From(from))
            {
                if ((reason & First) != Dependency.None && components[from] == components[to] && PathBack(graph, components, from, to, best?.Length ?? int.MaxValue) is { } cycle)
                {
                    best = cycle;
                }
            }
        }

        return best;
    }

    /// <summary>The shortest way from <paramref name="to"/> back to <paramref name="from"/> that makes a shorter cycle than the best; breadth first, over pairs of transaction and kind of the last edge.</summary>
    private int[]? PathBack(DependencyGraph graph, int[] components, int from, int to, int best)
    {
        var start = new Place(to, IsApart);
        var cameFrom = new Dictionary<Place, Place> { [start] = start };
        var queue = new Queue<(Place Place, int Length)>([(start, 2)]);
        while (queue.TryDequeue(out var item) && item.Length < best)
        {
            foreach (var (next, reason) in graph.From(item.Place.Transaction))
            {
                if (components[next] != components[from] || NextPlace(item.Place, next, reason) is not { } place || (next == from && place.IsAfterReadWrite))
                {
                    continue;
                }

                if (next == from)
                {
                    return PathTo(cameFrom, item.Place, from);
                }

                if (cameFrom.TryAdd(place, item.Place))
                {
                    queue.Enqueue((place, item.Length + 1));
                }
            }
        }

        return null;
    }

    /// <summary>Where an edge leads; null if it may not be taken here.</summary>
    private Place? NextPlace(Place place, int next, Dependency reason)
    {
        var usable = reason & Others;
        if (usable == Dependency.None)
        {
            return null;
        }

        var isReadWrite = IsApart && usable == Dependency.ReadWrite;
        return isReadWrite && place.IsAfterReadWrite ? null : new Place(next, isReadWrite);
    }

    private static int[] PathTo(Dictionary<Place, Place> cameFrom, Place last, int from)
    {
        var path = new List<int>();
        for (var place = last; ; place = cameFrom[place])
        {
            path.Add(place.Transaction);
            if (cameFrom[place] == place)
            {
                break;
            }
        }

        path.Add(from);
        path.Reverse();
        return [.. path];
    }

    private readonly record struct Place(int Transaction, bool IsAfterReadWrite);
}
