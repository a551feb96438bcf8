using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Randomness;
using Sim.Models.World;

namespace Sim.Models.Restarts;

/// <summary>
/// A scheduler in memory that loses now and then all that it does not store: before a call, so that the walk must be the
/// one of a scheduler that never stops, and in the middle of scheduling cycles, which the world then repeats.
/// </summary>
/// <param name="first">The scheduler that begins.</param>
/// <param name="interruptsCycles">Whether scheduling cycles are struck.</param>
internal sealed class RestartingStorage(InMemorySchedulerStorage first, bool interruptsCycles) : ISchedulerStorage, IStorageInspection
{
    /// <summary>Of so many calls, one meets a restart; a step makes about five.</summary>
    private const int CallsPerRestart = 16;

    /// <summary>Of so many attempts at a scheduling cycle, one is struck.</summary>
    private const int CyclesPerStrike = 8;

    /// <summary>So often at most one cycle is struck, so that it comes to its end.</summary>
    private const int MostStrikesInARow = 2;

    private static readonly CycleStrike[] Strikes = Enum.GetValues<CycleStrike>();

    private readonly RandomStream _restarts = new(stream: 1, seed: 1);
    private readonly RandomStream _strikes = new(stream: 2, seed: 1);
    private InMemorySchedulerStorage _current = first;
    private Tick? _consentedUpTo;
    private int _strikesInARow;

    /// <summary>How often the scheduler was started anew.</summary>
    public int Restarts { get; private set; }

    /// <summary>The scheduler for the next call, restarted or not.</summary>
    private InMemorySchedulerStorage Next
    {
        get
        {
            if (_restarts.Next(CallsPerRestart) == 0)
            {
                Restart();
            }

            return _current;
        }
    }

    public void ConsentToLeap(Tick upTo)
    {
        _consentedUpTo = upTo;
        _current.ConsentToLeap(upTo);
    }

    public ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default) =>
        Next.InsertDatasetsAsync(names, cancellationToken);

    public ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        Next.InsertChunksAsync(chunks, cancellationToken);

    public ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        Next.IngestChunksAsync(chunks, cancellationToken);

    public ValueTask<IReadOnlyList<ChunkPk>> RegisterNewChunksAsync(CancellationToken cancellationToken = default) =>
        Next.RegisterNewChunksAsync(cancellationToken);

    public ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken = default) =>
        Next.UpdateWorkerSetAsync(active, now, cancellationToken);

    public ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(Tick now, long retentionTicks, CancellationToken cancellationToken = default) =>
        Next.CollectInactiveWorkersAsync(now, retentionTicks, cancellationToken);

    public ValueTask ConfirmWorkerAssignmentAsync(WorkerAssignmentId id, Tick now, CancellationToken cancellationToken = default) =>
        Next.ConfirmWorkerAssignmentAsync(id, now, cancellationToken);

    public ValueTask<PortalAssignment> RunVisibilityCycleAsync(Tick now, CancellationToken cancellationToken = default) =>
        Next.RunVisibilityCycleAsync(now, cancellationToken);

    public ValueTask MarkForRemovalAsync(ChunkPk chunk, Tick now, CancellationToken cancellationToken = default) =>
        Next.MarkForRemovalAsync(chunk, now, cancellationToken);

    public ValueTask<IReadOnlyList<ChunkPk>> RegisterCorrectionsAsync(
        IReadOnlyList<Correction> corrections, Tick now, CancellationToken cancellationToken = default) =>
        Next.RegisterCorrectionsAsync(corrections, now, cancellationToken);

    public async ValueTask<SchedulingCycleResult> RunSchedulingCycleAsync(
        ISchedulingAlgorithm algorithm, Tick now, long drainWindowTicks, CancellationToken cancellationToken = default)
    {
        if (ChooseStrike() is not { } strike)
        {
            _strikesInARow = 0;
            // No restart just before: the algorithm is the world's, which could not let it forget in time.
            return await _current.RunSchedulingCycleAsync(algorithm, now, drainWindowTicks, cancellationToken);
        }

        _strikesInARow++;
        try
        {
            if (strike != CycleStrike.BeforeIt)
            {
                await _current.RunSchedulingCycleAsync(
                    strike == CycleStrike.AtThePlanner ? new StruckAlgorithm() : algorithm, now, drainWindowTicks, cancellationToken);
            }

            throw new HostCrashedException();
        }
        catch (HostCrashedException crash)
        {
            Restart();
            throw new SchedulerRestartedException(crash);
        }
    }

    public ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default) => _current.ReadStateAsync(cancellationToken);

    public ValueTask DisposeAsync() => _current.DisposeAsync();

    private CycleStrike? ChooseStrike() =>
        interruptsCycles && _strikesInARow < MostStrikesInARow && _strikes.Next(CyclesPerStrike) == 0
            ? Strikes[_strikes.Next(Strikes.Length)]
            : null;

    private void Restart()
    {
        Restarts++;
        _current = _current.Restart();
        if (_consentedUpTo is { } upTo)
        {
            // What the host has agreed to it agrees to after a restart as well.
            _current.ConsentToLeap(upTo);
        }
    }
}
