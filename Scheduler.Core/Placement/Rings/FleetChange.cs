namespace Scheduler.Core.Placement;

/// <summary>Who came, who went and who stands where after a fleet has changed.</summary>
internal sealed class FleetChange
{
    /// <summary>The new position of a worker that has none.</summary>
    public const ushort Gone = ushort.MaxValue;

    private FleetChange(ushort[] newPositions, ushort[] joined)
    {
        NewPositions = newPositions;
        Joined = joined;
    }

    /// <summary>For each old position, the new one or <see cref="Gone"/>.</summary>
    public ushort[] NewPositions { get; }

    /// <summary>New positions of the workers that were not there before, ascending.</summary>
    public ushort[] Joined { get; }

    /// <summary>Whether few enough workers joined for mending to be cheaper than building.</summary>
    public bool IsSmall => Joined.Length <= NewPositions.Length / 4;

    /// <summary>Compares two fleets by identity.</summary>
    /// <returns>Null if an identity occurs twice, so that it does not say who is who.</returns>
    public static FleetChange? Between(byte[][] before, byte[][] after)
    {
        var oldOrder = InOrderOfIdentity(before);
        var newOrder = InOrderOfIdentity(after);
        var newPositions = new ushort[before.Length];
        Array.Fill(newPositions, Gone);
        var joined = new List<ushort>();
        var old = 0;
        for (var i = 0; i < newOrder.Length; i++)
        {
            var identity = after[newOrder[i]];
            if (i > 0 && Compare(after[newOrder[i - 1]], identity) == 0)
            {
                return null;
            }

            while (old < oldOrder.Length && Compare(before[oldOrder[old]], identity) < 0)
            {
                old++;
            }

            if (old < oldOrder.Length && Compare(before[oldOrder[old]], identity) == 0)
            {
                newPositions[oldOrder[old++]] = newOrder[i];
            }
            else
            {
                joined.Add(newOrder[i]);
            }
        }

        joined.Sort();
        return new FleetChange(newPositions, [.. joined]);
    }

    private static ushort[] InOrderOfIdentity(byte[][] identities)
    {
        var order = new ushort[identities.Length];
        for (var position = 0; position < order.Length; position++)
        {
            order[position] = (ushort)position;
        }

        Array.Sort(order, (left, right) => Compare(identities[left], identities[right]));
        return order;
    }

    private static int Compare(byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right);
}
