namespace Scheduler.Core.Placement;

/// <summary>
/// The hash of rings and replica keys, given as a type parameter so that the compiler can inline it.
/// An implementation is a pure function of the bytes.
/// </summary>
public interface IRingHash
{
    /// <summary>Hashes a key to 64 bits.</summary>
    static abstract ulong Hash(ReadOnlySpan<byte> key);
}
