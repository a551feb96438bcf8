using Scheduler.Contract.Scenarios;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Ledger;

/// <summary>A storage in memory that compares, whenever its state is read, what it has kept with what a ledger of the same rows works out anew.</summary>
public sealed class RereadingStorage : LedgerStorage
{
    private readonly ChunkLedger _ledger;

    public RereadingStorage(LedgerSettings settings)
        : base(settings)
    {
        _ledger = new ChunkLedger(settings);
    }

    public override ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        var anew = _ledger.Reload();
        Assert.Equal(StateText.Of(anew.ReadState()), StateText.Of(_ledger.ReadState()));
        RequireSameInput(anew.BuildSchedulingInput(), _ledger.BuildSchedulingInput());
        RequireSamePublication(anew, _ledger);
        return new(_ledger.ReadState());
    }

    /// <summary>Writes a correction past the operations.</summary>
    public void WriteCorrection(ChunkPk oldChunk, ChunkPk newChunk, Tick now) => _ledger.AddCorrection(oldChunk, newChunk, now);

    protected override ValueTask<T> WriteAsync<T>(
        LedgerOperation operation, Tick? now, Func<ChunkLedger, T> decide, CancellationToken cancellationToken) => new(decide(_ledger));

    private static void RequireSameInput(SchedulingInput expected, SchedulingInput actual)
    {
        Assert.Equal(expected.Chunks.Pks, actual.Chunks.Pks);
        Assert.Equal(expected.Chunks.Visible, actual.Chunks.Visible);
        Assert.Equal(expected.Chunks.Dropped, actual.Chunks.Dropped);
        Assert.Equal(expected.Chunks.SizesBytes, actual.Chunks.SizesBytes);
        Assert.Equal(expected.Workers.Pks, actual.Workers.Pks);
        Assert.Equal(expected.Workers.Versions, actual.Workers.Versions);
    }

    private static void RequireSamePublication(ChunkLedger expected, ChunkLedger actual)
    {
        var portal = new PortalAssignmentView(new PortalAssignmentId(1), Tick.Zero, WorkerAssignmentId.None);
        var (anew, kept) = (expected.BuildPortalAssignment(portal), actual.BuildPortalAssignment(portal));
        Assert.Equal(anew.Chunks.Keys, kept.Chunks.Keys);
        Assert.Equal(anew.Workers.Keys, kept.Workers.Keys);
        Assert.Equal(anew.Workers.Values, kept.Workers.Values);
        Assert.Equal(anew.ChunkWorkers.Keys, kept.ChunkWorkers.Keys);
        Assert.All(anew.ChunkWorkers.Keys, chunk => Assert.Equal(anew.ChunkWorkers[chunk], kept.ChunkWorkers[chunk]));
    }
}
