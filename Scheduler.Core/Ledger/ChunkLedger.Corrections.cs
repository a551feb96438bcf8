using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

public sealed partial class ChunkLedger
{
    /// <summary>The identities that a batch of corrections wants: the dataset of the old chunk and the id of the replacement; corrections of unknown chunks want none.</summary>
    public IEnumerable<(DatasetId Dataset, string Id)> IdentitiesOf(IReadOnlyList<Correction> corrections)
    {
        foreach (var (oldChunk, replacement) in corrections)
        {
            if (_chunks.Find(oldChunk) is { } old)
            {
                yield return (old.Dataset.Id, replacement.Id);
            }
        }
    }

    /// <summary>What a batch of corrections stores. Corrections are judged, and replacements get their keys, in order of the old keys.</summary>
    /// <param name="corrections">The batch.</param>
    /// <param name="now">Tick of the call.</param>
    /// <param name="isTaken">Whether a stored chunk has an identity; null to ask the ledger.</param>
    /// <param name="lastChunk">The highest key of a chunk that is taken; null to take the next of the ledger.</param>
    /// <exception cref="CorrectionRejectedException">The first in the order that may not be registered.</exception>
    public CorrectionDecision DecideCorrections(
        IReadOnlyList<Correction> corrections, Tick now, Func<(DatasetId Dataset, string Id), bool>? isTaken = null, long? lastChunk = null)
    {
        var order = CorrectionOrder.Of(corrections);
        RequireCorrectable(corrections, order, isTaken ?? (identity => _chunks.Has(new ChunkIdentity(identity.Dataset, identity.Id))));
        var last = lastChunk ?? _chunkKeys.BeforeNext;
        var (replacements, links, keys) = (new StoredChunk[order.Length], new CorrectionLink[order.Length], new ChunkPk[order.Length]);
        for (var i = 0; i < order.Length; i++)
        {
            var (oldChunk, replacement) = corrections[order[i]];
            var key = new ChunkPk(last + 1 + i);
            (keys[order[i]], links[i], replacements[i]) = (key, new CorrectionLink(oldChunk, key), StoredChunk.Of(key, replacement));
        }

        return new CorrectionDecision(replacements, links, keys, now);
    }

    /// <summary>Stores them.</summary>
    internal void ApplyCorrections(CorrectionDecision decision)
    {
        AddChunks(decision.Replacements);
        foreach (var link in decision.Links)
        {
            AddCorrection(link.Old, link.New, decision.CreatedAt);
        }
    }

    private void RequireCorrectable(IReadOnlyList<Correction> corrections, int[] order, Func<(DatasetId Dataset, string Id), bool> isTaken)
    {
        var corrected = new HashSet<ChunkPk>();
        var identities = new HashSet<(DatasetId, string)>();
        foreach (var position in order)
        {
            var (oldPk, replacement) = corrections[position];
            var old = _chunks.Find(oldPk);
            var identity = (old?.Dataset.Id ?? default, replacement.Id);
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
