namespace Sim.Histories.Isolation;

/// <summary>Which transactions have to come before which, and why.</summary>
internal sealed class DependencyGraph(int count)
{
    private readonly SortedDictionary<int, Dependency>?[] _edges = new SortedDictionary<int, Dependency>?[count];

    public int Count => count;

    public void Add(int from, int to, Dependency reason)
    {
        if (from != to)
        {
            var edges = _edges[from] ??= [];
            edges[to] = edges.GetValueOrDefault(to) | reason;
        }
    }

    /// <summary>The edges from a transaction, by number.</summary>
    public IEnumerable<KeyValuePair<int, Dependency>> From(int transaction) => _edges[transaction] ?? Enumerable.Empty<KeyValuePair<int, Dependency>>();

    public Dependency Between(int from, int to) => _edges[from]?.GetValueOrDefault(to) ?? Dependency.None;

    /// <summary>For each transaction the number of its strongly connected component over edges of some reasons (Tarjan 1972), without recursion.</summary>
    public int[] Components(Dependency allowed)
    {
        var (component, index, low) = (new int[count], new int[count], new int[count]);
        Array.Fill(component, -1);
        var (stack, next, found) = (new Stack<int>(), 0, 0);
        var path = new Stack<(int Node, IEnumerator<KeyValuePair<int, Dependency>> Edges)>();
        for (var root = 0; root < count; root++)
        {
            if (index[root] == 0)
            {
                Enter(root);
            }

            while (path.TryPeek(out var top))
            {
                if (top.Edges.MoveNext())
                {
                    Follow(top.Node, top.Edges.Current);
                    continue;
                }

                path.Pop();
                Leave(top.Node);
            }
        }

        return component;

        void Enter(int node)
        {
            index[node] = low[node] = ++next;
            stack.Push(node);
            path.Push((node, From(node).GetEnumerator()));
        }

        void Follow(int node, KeyValuePair<int, Dependency> edge)
        {
            if ((edge.Value & allowed) == Dependency.None)
            {
                return;
            }

            if (index[edge.Key] == 0)
            {
                Enter(edge.Key);
            }
            else if (component[edge.Key] < 0)
            {
                low[node] = Math.Min(low[node], index[edge.Key]);
            }
        }

        void Leave(int node)
        {
            if (path.TryPeek(out var above))
            {
                low[above.Node] = Math.Min(low[above.Node], low[node]);
            }

            if (low[node] != index[node])
            {
                return;
            }

            int member;
            do
            {
                member = stack.Pop();
                component[member] = found;
            }
            while (member != node);
            found++;
        }
    }
}
