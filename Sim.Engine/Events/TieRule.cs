namespace Sim.Engine.Events;

/// <summary>
/// Decides between events of equal time and priority. A system whose outcome depends on the rule depends on an order that
/// the real world does not promise, so it is worth running a case under several.
/// </summary>
public readonly record struct TieRule
{
    /// <summary>The most events that one queue can take over its life: sequence numbers have 48 bits.</summary>
    public const long MaximumSequence = (1L << SequenceBits) - 1;

    internal const int SequenceBits = 48;

    private const ulong Mask = (1UL << SequenceBits) - 1;

    private TieRule(TieOrder order, ulong seed)
    {
        Order = order;
        Seed = seed;
    }

    /// <summary>What was scheduled first comes first; the default.</summary>
    public static TieRule FirstIn => default;

    /// <summary>What was scheduled last comes first.</summary>
    public static TieRule LastIn => new(TieOrder.LastIn, 0);

    /// <summary>The sort of rule.</summary>
    public TieOrder Order { get; }

    /// <summary>The seed of <see cref="TieOrder.Seeded"/>; 0 otherwise.</summary>
    public ulong Seed { get; }

    /// <summary>The order is a permutation that the seed chooses; the same seed always gives the same one.</summary>
    public static TieRule Seeded(ulong seed) => new(TieOrder.Seeded, seed);

    /// <summary>Turns a sequence number of 48 bits into the number by which ties are ordered, a different one for each.</summary>
    internal ulong KeyOf(ulong sequence) => Order switch
    {
        TieOrder.FirstIn => sequence,
        TieOrder.LastIn => Mask - sequence,
        _ => Scramble(sequence),
    };

    /// <summary>Exclusive or with the seed, then twice an exclusive right shift and an odd factor modulo 2^48: every step can be undone, so no two numbers meet.</summary>
    private ulong Scramble(ulong sequence)
    {
        unchecked
        {
            var key = (sequence ^ Seed) & Mask;
            key = ((key ^ (key >> 24)) * (0xBF58476D1CE4E5B9UL ^ (Seed >> 47 << 1))) & Mask;
            key = ((key ^ (key >> 23)) * 0x94D049BB133111EBUL) & Mask;
            return key ^ (key >> 24);
        }
    }
}
