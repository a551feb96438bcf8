using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    /// <remarks>Corrections are judged, and replacements get their keys, in order of the old keys.</remarks>
    public async ValueTask<IReadOnlyList<ChunkPk>> RegisterCorrectionsAsync(
        IReadOnlyList<Correction> corrections, Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        ArgumentNullException.ThrowIfNull(corrections);
        foreach (var correction in corrections)
        {
            NewChunkRule.Require(correction.Replacement);
        }

        using var phase = Phase(StoragePhases.RegisterCorrections);
        var order = CorrectionOrder.Of(corrections);
        RequireCorrectable(corrections, order);
        var keys = new ChunkPk[corrections.Count];
        foreach (var position in order)
        {
            var newChunk = Store(corrections[position].Replacement);
            keys[position] = newChunk.Pk;
            Link(At(corrections[position].OldChunk), newChunk, now);
        }

        return keys;
    }

    private void RequireCorrectable(IReadOnlyList<Correction> corrections, int[] order)
    {
        var corrected = new HashSet<ChunkPk>();
        var identities = new HashSet<(DatasetId, string)>();
        foreach (var position in order)
        {
            var (oldPk, replacement) = corrections[position];
            var old = Find(oldPk);
            var identity = (old?.Dataset.Id ?? default, replacement.Id);
            var facts = new CorrectionFacts(
                old?.Dataset.Name,
                old?.Chunk.Blocks ?? default,
                old?.Lifecycle,
                HasCorrection: old?.Correction is not null || corrected.Contains(oldPk),
                ReplacementExists: _chunksByIdentity.ContainsKey(identity) || identities.Contains(identity));
            if (CorrectionRule.Judge(facts, replacement) is { } reason)
            {
                throw new CorrectionRejectedException(reason, CorrectionRule.Describe(reason, oldPk, replacement));
            }

            corrected.Add(oldPk);
            identities.Add(identity);
        }
    }

    private void Link(ChunkRow oldChunk, ChunkRow newChunk, Tick now)
    {
        var correction = new CorrectionRow(oldChunk, newChunk, now);
        oldChunk.Correction = correction;
        newChunk.PendingProducers++;
        _corrections.Add(oldChunk.Pk, correction);
        _pendingCorrections.Add(correction);
        _views.ForgetCorrections();
    }

    /// <summary>Writes a correction row as another writer of the table could: nothing but the keys is checked.</summary>
    internal void WriteCorrectionRow(ChunkPk oldChunk, ChunkPk newChunk, Tick now) => Link(At(oldChunk), At(newChunk), now);
}
