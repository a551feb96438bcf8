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
        CorrectionRule.RequireStorable(corrections);
        using var phase = Phase(StoragePhases.RegisterCorrections);
        if (corrections.Count == 0)
        {
            return [];
        }

        _clock.Require(_ledger.NewestTick, now);
        var order = CorrectionOrder.Of(corrections);
        _ledger.RequireCorrectable(corrections, order, _identities.Contains);
        var last = _chunkKeys.Take(corrections.Count);
        var keys = new ChunkPk[corrections.Count];
        foreach (var position in order)
        {
            keys[position] = Store(new ChunkPk(++last), corrections[position].Replacement);
            _ledger.AddCorrection(corrections[position].OldChunk, keys[position], now);
        }

        _ledger.ApplyTick(now);
        return keys;
    }

    /// <summary>Writes a correction row as another writer of the table could: nothing but the keys is checked.</summary>
    internal void WriteCorrectionRow(ChunkPk oldChunk, ChunkPk newChunk, Tick now) => _ledger.AddCorrection(oldChunk, newChunk, now);
}
