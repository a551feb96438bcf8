using Scheduler.Contract;
using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Servers;
using Sim.Provisioning;

namespace Scheduler.Postgres.Tests.Twins;

/// <summary>Both backends as one storage under the contract tests.</summary>
public sealed class TwinHarness : StorageHarness
{
    private readonly StorageLease _lease;
    private readonly TwinStorage _twins;

    private TwinHarness(StorageLease lease)
    {
        _lease = lease;
        _twins = new TwinStorage(new InMemorySchedulerStorage(), lease.Storage);
    }

    public override ISchedulerStorage Storage => _twins;

    public override IStorageInspection Inspection => _twins;

    public static async ValueTask<StorageHarness> OpenAsync() => new TwinHarness(await (await TestServer.GetAsync()).Pool.RentAsync());

    public override ValueTask WriteCorrectionRowAsync(ChunkPk oldChunk, ChunkPk newChunk, Tick now) =>
        throw new NotSupportedException("walks write through operations alone");

    public override async ValueTask DisposeAsync()
    {
        await _lease.DisposeAsync();
        await base.DisposeAsync();
    }
}
