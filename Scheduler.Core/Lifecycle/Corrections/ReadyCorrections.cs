namespace Scheduler.Core.Lifecycle;

/// <summary>
/// Finds the corrections that fire in a visibility cycle (rules COR-6 to COR-8). A pending correction is ready when its
/// replacement is confirmed and its old side is not itself the outcome of another pending correction. Firing one may make
/// the next link of a chain ready, so the search goes on until nothing more fires; the cost is linear in all of it.
/// </summary>
public static class ReadyCorrections
{
    /// <summary>The corrections that fire, ascending by old chunk. The order of the input plays no role.</summary>
    /// <param name="pending">All pending corrections, those of unregistered replacements included; an old chunk occurs once.</param>
    /// <param name="isConfirmed">Whether a chunk's first worker assignment is confirmed.</param>
    public static IReadOnlyList<CorrectionLink> Find(IReadOnlyList<CorrectionLink> pending, Func<ChunkPk, bool> isConfirmed)
    {
        if (pending.Count == 0)
        {
            return [];
        }

        var unfired = new Dictionary<ChunkPk, CorrectionLink>(pending.Count);
        var producers = new Dictionary<ChunkPk, int>(pending.Count);
        foreach (var link in pending)
        {
            unfired.Add(link.Old, link);
            producers[link.New] = producers.GetValueOrDefault(link.New) + 1;
        }

        var ready = new Stack<CorrectionLink>();
        foreach (var link in pending)
        {
            PushIfReady(link);
        }

        var fired = new List<CorrectionLink>();
        while (ready.TryPop(out var link))
        {
            unfired.Remove(link.Old);
            fired.Add(link);
            if (--producers[link.New] == 0 && unfired.TryGetValue(link.New, out var next))
            {
                PushIfReady(next);
            }
        }

        fired.Sort(static (left, right) => left.Old.CompareTo(right.Old));
        return fired;

        void PushIfReady(CorrectionLink link)
        {
            if (producers.GetValueOrDefault(link.Old) == 0 && isConfirmed(link.New))
            {
                ready.Push(link);
            }
        }
    }
}
