using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Chunks;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Tests;

/// <summary>Drives a world step by step; a violated oracle ends the test.</summary>
internal sealed class WorldDriver : IAsyncDisposable
{
    private int _nextKey = 1;

    private WorldDriver(SchedulerWorld world, Recorder recorder)
    {
        World = world;
        Recorder = recorder;
    }

    /// <summary>6 workers of 10 MiB, floor 2, saturation 0.90, full quorum, no retention.</summary>
    public static WorldConfiguration Scenario { get; } = new(
        Workers: 6,
        SpareWorkers: 4,
        ConfigurationDraw.DefaultCapacityBytes,
        MinReplication: 2,
        Saturation: 0.90,
        ConfirmThresholdPercent: 100,
        RetentionTicks: 0,
        MTicks: 5,
        ClockStepTicks: 1,
        DepartureDetectionTicks: 20,
        ConfigurationDraw.Datasets);

    public SchedulerWorld World { get; }

    public Recorder Recorder { get; }

    public static async Task<WorldDriver> StartAsync(WorldConfiguration? configuration = null)
    {
        var recorder = new Recorder();
        var world = await SchedulerWorld.CreateAsync(configuration ?? Scenario, new InMemoryStorageProvider(), recorder, CancellationToken.None);
        return new WorldDriver(world, recorder);
    }

    public async Task DoAsync(params WorldAction[] actions)
    {
        foreach (var action in actions)
        {
            await World.ExecuteAsync(action, CancellationToken.None);
        }
    }

    /// <summary>Chunks of 1 MiB with fresh keys outside the collision class.</summary>
    public AddChunks Fresh(int count, int weight = 1, long sizeBytes = ChunkGenerators.DefaultSizeBytes)
    {
        var chunks = new List<ChunkPayload>();
        while (chunks.Count < count)
        {
            var key = new ChunkKey((ulong)_nextKey++);
            if (!key.IsInCollisionClass)
            {
                chunks.Add(ChunkGenerators.Payload(World.Configuration.Datasets[chunks.Count % World.Configuration.Datasets.Length], key, sizeBytes, weight));
            }
        }

        return new AddChunks([.. chunks]);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
