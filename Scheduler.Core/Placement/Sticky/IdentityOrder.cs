namespace Scheduler.Core.Placement;

/// <summary>A fleet in order of identity bytes, so that the order in which it is listed decides nothing.</summary>
internal static class IdentityOrder
{
    /// <summary>The order of a fleet; equal identities keep the order of the list.</summary>
    public static WorkerOrder Of(byte[][] identities)
    {
        var positions = new ushort[identities.Length];
        for (var position = 0; position < positions.Length; position++)
        {
            positions[position] = (ushort)position;
        }

        Array.Sort(positions, (left, right) =>
        {
            var byIdentity = identities[left].AsSpan().SequenceCompareTo(identities[right]);
            return byIdentity != 0 ? byIdentity : left.CompareTo(right);
        });
        return new WorkerOrder(positions);
    }
}
