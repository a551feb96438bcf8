namespace Scheduler.Core.Placement;

/// <summary>
/// An optional second interface of a ring hash. Both the keys of rings and those of replicas end in an ordinal of
/// 2 bytes and come in long runs that differ in nothing else, so a hash can keep its state after the common part.
/// </summary>
public interface IOrdinalHash
{
    /// <summary>Hashes a run of keys. Each result equals <see cref="IRingHash.Hash"/> of the key with its ordinal written in.</summary>
    /// <param name="key">A key of at least 2 bytes. Its last 2 bytes are where the ordinal stands, little endian; what they are before and after the call is of no account.</param>
    /// <param name="firstOrdinal">Ordinal of the first key.</param>
    /// <param name="hashes">One hash per key, in order of the ordinals. The last ordinal is at most 65535.</param>
    void HashOrdinals(Span<byte> key, int firstOrdinal, Span<ulong> hashes);
}
