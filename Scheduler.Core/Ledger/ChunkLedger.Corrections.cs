using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

internal sealed partial class ChunkLedger
{
    /// <summary>The identities that a batch of corrections wants, each the dataset of the old chunk and the id of the replacement; corrections of unknown chunks want none.</summary>
    public IEnumerable<ChunkIdentity> IdentitiesOf(IReadOnlyList<Correction> corrections)
    {
        foreach (var (oldChunk, replacement) in corrections)
        {
            if (Find(oldChunk) is { } old)
            {
                yield return new ChunkIdentity(old.Dataset.Id, replacement.Id);
            }
        }
    }

    /// <summary>Demands that a batch of corrections may be registered.</summary>
    /// <param name="corrections">The batch.</param>
    /// <param name="order">Positions in the order of judgement.</param>
    /// <param name="isTaken">Whether a stored chunk has an identity.</param>
    /// <exception cref="CorrectionRejectedException">The first in the order that may not.</exception>
    public void RequireCorrectable(IReadOnlyList<Correction> corrections, int[] order, Func<ChunkIdentity, bool> isTaken)
    {
        var corrected = new HashSet<ChunkPk>();
        var identities = new HashSet<ChunkIdentity>();
        foreach (var position in order)
        {
            var (oldPk, replacement) = corrections[position];
            var old = Find(oldPk);
            var identity = new ChunkIdentity(old?.Dataset.Id ?? default, replacement.Id);
            var facts = new CorrectionFacts(
                old?.Dataset.Name,
                old?.Chunk.Blocks ?? default,
                old?.Lifecycle,
                HasCorrection: old?.Correction is not null || corrected.Contains(oldPk),
                ReplacementExists: isTaken(identity) || identities.Contains(identity));
            if (CorrectionRule.Judge(facts, replacement) is { } reason)
            {
                throw new CorrectionRejectedException(reason, CorrectionRule.Describe(reason, oldPk, replacement));
            }

            corrected.Add(oldPk);
            identities.Add(identity);
        }
    }
}
