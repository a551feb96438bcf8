using Scheduler.Contract;
using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Servers;
using Sim.Models.Lockstep;
using Sim.Models.World;

namespace Scheduler.Postgres.Tests.Twins;

/// <summary>Both backends, as sweeps walk them in lockstep, under the contract tests. Walks read the state after each operation, which compares it.</summary>
public sealed class TwinHarness : StorageHarness
{
    private readonly WorldStorage _pair;

    private TwinHarness(WorldStorage pair)
    {
        _pair = pair;
        Inspection = new ComparingInspection(pair);
    }

    public override ISchedulerStorage Storage => _pair.Operations;

    public override IStorageInspection Inspection { get; }

    public static async ValueTask<StorageHarness> OpenAsync(StorageEdges edges)
    {
        var memory = new InMemorySchedulerStorage(edges: edges);
        var lease = await (await TestServer.GetAsync()).Pool.RentAsync(options => options with { Edges = edges });
        return new TwinHarness(LockstepProvider.Pair(
            InMemoryStorageProvider.Name, new WorldStorage(memory, memory, memory), "postgres", new WorldStorage(lease.Storage, lease.Storage, lease)));
    }

    public override ValueTask WriteCorrectionRowAsync(ChunkPk oldChunk, ChunkPk newChunk, Tick now) =>
        throw new NotSupportedException("walks write through operations alone");
}
