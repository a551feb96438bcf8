namespace Scheduler.Core.Placement;

/// <summary>
/// Whether floors can fit at all, by counting bytes: what every chunk needs against what all workers can hold. Sizes that have
/// a common divisor leave the rest of each disk empty, which for chunks of one size makes the bound exact but for chunks that
/// some workers may not receive. It saves searches that cannot succeed, and decides nothing else.
/// </summary>
internal sealed class FloorDemand
{
    private readonly StickyState _state;
    private readonly Int128 _roomBytes;

    /// <summary>Measures the fleet.</summary>
    /// <param name="state">The plan.</param>
    public FloorDemand(StickyState state)
    {
        _state = state;
        var divisor = 0L;
        for (var chunk = 0; chunk < state.ChunkCount && divisor != 1; chunk++)
        {
            divisor = state.Needs[chunk] == 0 ? divisor : GreatestCommonDivisor(divisor, state.SizesBytes[chunk]);
        }

        _roomBytes = (Int128)state.WorkerCount * (divisor == 0 ? state.CapacityBytes : state.CapacityBytes / divisor * divisor);
    }

    /// <summary>Whether bytes are no argument against seating all that chunks need.</summary>
    public bool MayFit()
    {
        Int128 bytes = 0;
        for (var chunk = 0; chunk < _state.ChunkCount; chunk++)
        {
            bytes += (Int128)_state.SizesBytes[chunk] * _state.Needs[chunk];
        }

        return bytes <= _roomBytes;
    }

    /// <summary>Bytes of the floor copies that the goal has.</summary>
    public Int128 SeatedBytes()
    {
        Int128 bytes = 0;
        for (var chunk = 0; chunk < _state.ChunkCount; chunk++)
        {
            bytes += (Int128)_state.SizesBytes[chunk] * Math.Min(_state.Needs[chunk], _state.Goal.CountOf(chunk));
        }

        return bytes;
    }

    /// <summary>Bytes that a chunk lacks to what it needs.</summary>
    public Int128 MissingBytes(int chunk) => (Int128)_state.SizesBytes[chunk] * Math.Max(0, _state.Needs[chunk] - _state.Goal.CountOf(chunk));

    /// <summary>Whether bytes are no argument against seating what a chunk lacks beside what is seated.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="seatedBytes">Bytes of the floor copies that the goal has.</param>
    public bool MayFit(int chunk, Int128 seatedBytes) => seatedBytes + MissingBytes(chunk) <= _roomBytes;

    private static long GreatestCommonDivisor(long left, long right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }
}
