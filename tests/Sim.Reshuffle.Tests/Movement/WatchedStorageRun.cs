using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Sim.Reshuffle.Movement;
using Sim.Reshuffle.Runs;

namespace Sim.Reshuffle.Tests.Movement;

/// <summary>Reads the storage of a run after each step and counts what has moved between what it finds, knowing nothing of what the run knows.</summary>
/// <param name="storage">The storage of the run.</param>
/// <param name="restrictedDataset">Name of the dataset of restricted chunks.</param>
internal sealed class WatchedStorageRun(InMemorySchedulerStorage storage, string restrictedDataset) : IRunObserver
{
    private readonly List<StepMovement> _movements = [];
    private StorageState? _state;
    private SecondCount? _count;
    private HashSet<int> _present = [];

    /// <summary>What was counted: the placement before step 1, then step by step.</summary>
    public IReadOnlyList<StepMovement> Movements => _movements;

    public void Began(string scheduler, StepRecord baseline)
    {
        _state = Read();
        _count = new SecondCount(chunk => ChunkOf(chunk).SizeBytes, chunk => ChunkOf(chunk).Dataset == restrictedDataset);
        _present = Active(_state);
        _movements.Add(_count.Start(Held(_state), Ideal(_state)));
    }

    public void Finished(string scheduler, StepRecord step)
    {
        _state = Read();
        var present = Active(_state);
        _movements.Add(_count!.Measure(Held(_state), Ideal(_state), present, present.Except(_present).ToHashSet(), new HashSet<int>()));
        _present = present;
    }

    private StorageState Read()
    {
        var reading = storage.ReadStateAsync().AsTask();
        Assert.True(reading.IsCompletedSuccessfully, "a storage in memory answers at once");
        return reading.Result;
    }

    private ChunkView ChunkOf(int chunk) => _state!.Chunks.Single(row => row.Pk.Value == chunk);

    private static HashSet<int> Active(StorageState state) => [.. state.Workers.Where(worker => worker.IsActive).Select(worker => (int)worker.Pk.Value)];

    private static HashSet<(int Chunk, int Worker)> Ideal(StorageState state) =>
        [.. state.Ideal.SelectMany(row => row.Workers.Select(worker => ((int)row.Chunk.Value, (int)worker.Value)))];

    private static HashSet<(int Chunk, int Worker)> Held(StorageState state) =>
        [.. Ideal(state), .. state.StaleMappings.Select(copy => ((int)copy.Chunk.Value, (int)copy.Worker.Value))];
}
