using System.Globalization;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Scenarios;

/// <summary>
/// The words of the cases. Chunk k has size 100 and blocks 2k..2k+1 of dataset a; worker n has the peer id "wn"; the window
/// is 60 ticks.
/// </summary>
public sealed class Scenario(StorageHarness harness)
{
    /// <summary>The window of the cases.</summary>
    public const long M = 60;

    private readonly Dictionary<int, WorkerPk> _workers = [];
    private long _latest;

    public ISchedulerStorage Storage => harness.Storage;

    /// <summary>The tick of the latest call.</summary>
    public Tick Latest => new(_latest);

    public async Task<StorageState> StateAsync() => await harness.Inspection.ReadStateAsync();

    /// <summary>The key of worker n, which has been in a roster.</summary>
    public WorkerPk W(int number) => _workers[number];

    public static NewChunk NewChunk(int number, string dataset = "a", (long First, long Last)? blocks = null, long sizeBytes = 100)
    {
        var (first, last) = blocks ?? (2L * number, (2L * number) + 1);
        return new NewChunk(dataset, Name(number), sizeBytes, new BlockRange(first, last), ["data"]);
    }

    /// <summary>Stores a chunk without registering it.</summary>
    public async Task<ChunkPk> StoreAsync(int number, string dataset = "a", (long First, long Last)? blocks = null, long sizeBytes = 100) =>
        (await Storage.InsertChunksAsync([NewChunk(number, dataset, blocks, sizeBytes)]))[0];

    /// <summary>Stores a chunk and registers whatever waits for it.</summary>
    public async Task<ChunkPk> AddAsync(int number, string dataset = "a", (long First, long Last)? blocks = null, long sizeBytes = 100)
    {
        var chunk = await StoreAsync(number, dataset, blocks, sizeBytes);
        await Storage.RegisterNewChunksAsync();
        return chunk;
    }

    /// <summary>Reports the workers with these numbers, and no others, as active.</summary>
    public async Task RosterAsync(long tick, params int[] numbers)
    {
        await Storage.UpdateWorkerSetAsync([.. numbers.Select(number => new WorkerInfo(PeerOf(number), "2.0.0"))], At(tick));
        foreach (var worker in (await StateAsync()).Workers)
        {
            _workers[int.Parse(worker.PeerId.AsSpan(1), CultureInfo.InvariantCulture)] = worker.Pk;
        }
    }

    /// <summary>A scheduling cycle whose algorithm returns exactly this mapping.</summary>
    public async Task<SchedulingCycleResult.Published> CycleAsync(long tick, params Placed[] mapping) =>
        Assert.IsType<SchedulingCycleResult.Published>(await RunAsync(tick, new StubAlgorithm(mapping)));

    /// <summary>A scheduling cycle whose algorithm finds no placement.</summary>
    public async Task<SchedulingCycleResult.Shortage> ShortCycleAsync(long tick) =>
        Assert.IsType<SchedulingCycleResult.Shortage>(await RunAsync(tick, new InfeasibleAlgorithm()));

    public async Task<SchedulingCycleResult> RunAsync(long tick, ISchedulingAlgorithm algorithm, long drainWindowTicks = M) =>
        await Storage.RunSchedulingCycleAsync(algorithm, At(tick), drainWindowTicks);

    public async Task ConfirmAsync(SchedulingCycleResult.Published published) => await ConfirmAsync(published.Assignment.Id.Value);

    /// <summary>Confirms at the tick of the latest call.</summary>
    public async Task ConfirmAsync(long assignment) =>
        await Storage.ConfirmWorkerAssignmentAsync(new WorkerAssignmentId(assignment), Latest);

    public async Task<PortalAssignment> VisAsync(long tick) => await Storage.RunVisibilityCycleAsync(At(tick));

    public async Task MarkAsync(ChunkPk chunk, long tick) => await Storage.MarkForRemovalAsync(chunk, At(tick));

    /// <summary>Replaces a chunk by a new one of the same range, at the tick of the latest call if none is given.</summary>
    public async Task<ChunkPk> CorrectAsync(ChunkPk oldChunk, int newNumber, long? tick = null)
    {
        var old = (await StateAsync()).Chunks.Single(chunk => chunk.Pk == oldChunk);
        return await CorrectAsync(oldChunk, NewChunk(newNumber, old.Dataset, (old.Blocks.First, old.Blocks.Last)), tick);
    }

    public async Task<ChunkPk> CorrectAsync(ChunkPk oldChunk, NewChunk replacement, long? tick = null) =>
        (await Storage.RegisterCorrectionsAsync([new Correction(oldChunk, replacement)], At(tick ?? _latest)))[0];

    public async Task<ChunkLifecycle> LifecycleAsync(ChunkPk chunk) =>
        (await StateAsync()).LifecycleOf(chunk) ?? throw new InvalidOperationException($"chunk {chunk} is not registered");

    public async Task<StaleMappingView?> StaleAsync(ChunkPk chunk, WorkerPk worker) =>
        (await StateAsync()).StaleMappings.SingleOrDefault(stale => stale.Chunk == chunk && stale.Worker == worker);

    /// <summary>Where portals are told to send queries for the chunk; empty if it has no routing.</summary>
    public async Task<IReadOnlyList<WorkerPk>> RoutingAsync(ChunkPk chunk) =>
        (await StateAsync()).ConfirmedRouting.SingleOrDefault(row => row.Chunk == chunk)?.Workers ?? [];

    /// <summary>A tick, of which the words without one take note.</summary>
    private Tick At(long tick)
    {
        _latest = Math.Max(_latest, tick);
        return new Tick(tick);
    }

    private static string PeerOf(int number) => string.Create(CultureInfo.InvariantCulture, $"w{number}");

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}
