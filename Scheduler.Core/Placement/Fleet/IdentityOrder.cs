namespace Scheduler.Core.Placement;

/// <summary>A fleet in order of identity bytes, so that the order in which it is listed decides nothing.</summary>
internal static class IdentityOrder
{
    /// <summary>The order of a fleet.</summary>
    /// <param name="identities">Identity bytes.</param>
    /// <param name="compareEqual">Orders workers of equal identity; without it they keep the order of the list.</param>
    public static WorkerOrder Of(byte[][] identities, Comparison<ushort>? compareEqual = null)
    {
        var positions = new ushort[identities.Length];
        for (var position = 0; position < positions.Length; position++)
        {
            positions[position] = checked((ushort)position);
        }

        Array.Sort(positions, (left, right) =>
        {
            var byIdentity = identities[left].AsSpan().SequenceCompareTo(identities[right]);
            return byIdentity != 0 ? byIdentity : compareEqual?.Invoke(left, right) ?? left.CompareTo(right);
        });
        return new WorkerOrder(positions);
    }
}
