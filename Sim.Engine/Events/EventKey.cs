namespace Sim.Engine.Events;

/// <summary>Where an event stands in the order: time, then priority, then the tie rule. Both halves compare as unsigned numbers.</summary>
/// <param name="Major">Time with its sign bit turned, so that it orders as an unsigned number.</param>
/// <param name="Minor">Priority with its sign bit turned in the upper 16 bits, the tie key in the lower 48.</param>
internal readonly record struct EventKey(ulong Major, ulong Minor)
{
    private const ulong TimeSign = 1UL << 63;
    private const int PrioritySign = 1 << 15;

    public long TimeTicks => unchecked((long)(Major ^ TimeSign));

    public static EventKey Of(long timeTicks, short priority, ulong tieKey) => unchecked(new(
        (ulong)timeTicks ^ TimeSign,
        ((ulong)(ushort)(priority ^ PrioritySign) << TieRule.SequenceBits) | tieKey));

    /// <summary>Whether only the tie rule decides between the two.</summary>
    public bool IsTiedWith(EventKey other) =>
        Major == other.Major && Minor >> TieRule.SequenceBits == other.Minor >> TieRule.SequenceBits;

    /// <summary>
    /// Written so that the compiled code branches only on whether the times are equal. A processor predicts that branch well,
    /// because in one queue equal times are either rare or usual. Which of two keys is less is nearly random in a heap, and
    /// would be predicted badly; it is computed without a branch.
    /// </summary>
    public static bool operator <(EventKey left, EventKey right) =>
        left.Major == right.Major ? left.Minor < right.Minor : left.Major < right.Major;

    public static bool operator >(EventKey left, EventKey right) => right < left;
}
