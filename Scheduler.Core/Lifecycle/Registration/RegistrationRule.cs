namespace Scheduler.Core.Lifecycle;

/// <summary>
/// Decides registration (rules OVL-2 to OVL-6). Ordinary newcomers compete with live chunks and with each other.
/// Replacements of pending corrections are exempt, because they must stand on the range of a chunk that is still live;
/// they must claim exactly that range and are nobody's rival in the same call.
/// </summary>
public static class RegistrationRule
{
    /// <summary>Judges all newcomers.</summary>
    /// <param name="newcomers">Unregistered chunks that replace nothing.</param>
    /// <param name="replacements">Unregistered new sides of pending corrections; one entry per correction.</param>
    /// <param name="live">Claims of live chunks.</param>
    public static RegistrationVerdict Judge(
        IReadOnlyList<RangeClaim> newcomers, IReadOnlyList<ReplacementClaim> replacements, IReadOnlyList<RangeClaim> live)
    {
        var contest = OverlapResolver.Resolve(newcomers, live);
        if (replacements.Count == 0)
        {
            return new RegistrationVerdict(contest.Winners, contest.Losers, []);
        }

        var mismatched = new SortedDictionary<ChunkPk, RangeClaim>();
        foreach (var replacement in replacements)
        {
            if (replacement.Claim.Blocks != replacement.OldBlocks)
            {
                mismatched[replacement.Claim.Chunk] = replacement.Claim;
            }
        }

        var admitted = new SortedSet<ChunkPk>(contest.Winners);
        foreach (var replacement in replacements)
        {
            if (!mismatched.ContainsKey(replacement.Claim.Chunk))
            {
                admitted.Add(replacement.Claim.Chunk);
            }
        }

        return new RegistrationVerdict([.. admitted], contest.Losers, [.. mismatched.Values]);
    }
}
