using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

public sealed partial class ChunkLedger
{
    /// <summary>Whether a mark of the chunk means anything: it is registered.</summary>
    internal MarkDecision DecideMark(ChunkPk chunk, Tick now) => new(_chunks.Find(chunk)?.Lifecycle is null ? null : chunk, now);

    /// <summary>Marks a chunk; its earlier mark, if any, is forgotten.</summary>
    internal void ApplyMark(MarkDecision decision)
    {
        if (decision.Marked is { } chunk)
        {
            Stamp([chunk], row => row with { MarkedForRemoval = decision.MarkedAt });
        }
    }

    /// <summary>Changes the lifecycle rows of registered chunks.</summary>
    private void Stamp(IReadOnlyList<ChunkPk> chunks, Func<ChunkLifecycle, ChunkLifecycle> stamp)
    {
        foreach (var chunk in chunks)
        {
            var row = _chunks.At(chunk);
            _lifecycles.Set(row, stamp(row.Lifecycle!));
        }
    }
}
