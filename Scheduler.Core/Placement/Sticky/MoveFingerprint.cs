namespace Scheduler.Core.Placement;

/// <summary>
/// The fingerprint of an arrangement is the exclusive or over its rows (Zobrist hashing), so that one move changes it without
/// another look at the rest. It only sorts arrangements into buckets; equal ones are told by their rows.
/// </summary>
internal static class MoveFingerprint
{
    /// <summary>Of a whole arrangement.</summary>
    public static ulong Of(ReadOnlySpan<ulong> arrangement)
    {
        var fingerprint = 0UL;
        for (var chunk = 0; chunk < arrangement.Length; chunk++)
        {
            fingerprint ^= Of(chunk, arrangement[chunk]);
        }

        return fingerprint;
    }

    /// <summary>Of one row. The finalizer of SplitMix64 mixes all its bits.</summary>
    public static ulong Of(int chunk, ulong workers)
    {
        var mixed = workers + ((ulong)(chunk + 1) * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
