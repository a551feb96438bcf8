namespace Scheduler.Core.Placement;

/// <summary>Puts workers whose hashes agree in the upper 48 bits into the exact order: by full hash, then by position. Practically never needed, but rings must be exact.</summary>
/// <typeparam name="THash">Hash of the ring keys.</typeparam>
internal static class RingTies<THash>
    where THash : struct, IRingHash
{
    /// <summary>Orders every run of tied entries.</summary>
    /// <param name="entries">Entries of one ring, ascending by their upper 48 bits.</param>
    /// <param name="identities">Identities by position.</param>
    /// <param name="ring">Number of the ring.</param>
    public static void Order(Span<ulong> entries, byte[][] identities, int ring)
    {
        for (var end = 1; end < entries.Length; end++)
        {
            if (RingEntry.AreTied(entries[end - 1], entries[end]))
            {
                var first = end - 1;
                while (end < entries.Length && RingEntry.AreTied(entries[first], entries[end]))
                {
                    end++;
                }

                OrderRun(entries[first..end], identities, ring);
            }
        }
    }

    private static void OrderRun(Span<ulong> run, byte[][] identities, int ring)
    {
        var keys = new RingKeys<THash>();
        var exact = new (ulong Hash, ulong Entry)[run.Length];
        for (var i = 0; i < run.Length; i++)
        {
            exact[i] = (keys.Hash(identities[RingEntry.Position(run[i])], ring), run[i]);
        }

        // Tied entries differ in their positions alone, so the entry breaks ties of the full hash by position.
        Array.Sort(exact);
        for (var i = 0; i < run.Length; i++)
        {
            run[i] = exact[i].Entry;
        }
    }
}
