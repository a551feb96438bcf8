namespace Scheduler.Core.Placement;

/// <summary>Brings complete rings up to date after a few workers came or went: leavers are dropped, positions rewritten, and joiners merged in where they belong.</summary>
/// <typeparam name="THash">Hash of the ring keys.</typeparam>
internal static class RingMending<THash>
    where THash : struct, IRingHash
{
    /// <summary>Mends all rings where they stand.</summary>
    /// <param name="entries">Entries of all rings.</param>
    /// <param name="stride">Entries from the start of a ring to the start of the next: room for the new fleet.</param>
    /// <param name="rings">Number of rings.</param>
    /// <param name="identities">Identities of the new fleet.</param>
    /// <param name="change">How it came about.</param>
    /// <param name="threads">Most threads to use.</param>
    public static void Mend(ulong[] entries, int stride, int rings, byte[][] identities, FleetChange change, int threads)
    {
        var joiners = Array.ConvertAll(change.Joined, position => identities[position]);
        Blocks.Run(rings, RingTable<THash>.BlockRings, threads, (first, end) =>
        {
            var joined = new ulong[(end - first) * joiners.Length];
            new RingBuilder<THash>(joiners).Build(first, end - first, joined, joiners.Length);
            var before = new ulong[change.NewPositions.Length];
            for (var ring = first; ring < end; ring++)
            {
                entries.AsSpan(ring * stride, before.Length).CopyTo(before);
                var mended = entries.AsSpan(ring * stride, identities.Length);
                Merge(before, joined.AsSpan((ring - first) * joiners.Length, joiners.Length), change, mended);
                RingTies<THash>.Order(mended, identities, ring);
            }
        });
    }

    /// <summary>Both inputs ascend by their upper 48 bits, and so does the result; ties are put in order afterwards.</summary>
    private static void Merge(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> joined, FleetChange change, Span<ulong> mended)
    {
        var next = 0;
        var joiner = 0;
        foreach (var entry in before)
        {
            var position = change.NewPositions[RingEntry.Position(entry)];
            if (position == FleetChange.Gone)
            {
                continue;
            }

            while (joiner < joined.Length && joined[joiner] < entry)
            {
                mended[next++] = RingEntry.At(joined[joiner], change.Joined[RingEntry.Position(joined[joiner])]);
                joiner++;
            }

            mended[next++] = RingEntry.At(entry, position);
        }

        for (; joiner < joined.Length; joiner++)
        {
            mended[next++] = RingEntry.At(joined[joiner], change.Joined[RingEntry.Position(joined[joiner])]);
        }

        Invariant.Require(next == mended.Length, "a mended ring must hold every worker once");
    }
}
