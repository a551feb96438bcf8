using Scheduler.Core.Lifecycle;
using Sim.Engine.Walks;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>
/// The storage of a world with a copy of what is in it. Every call that may change something, taken or refused, is followed by
/// a new reading, so that the copy is never older than the latest call; in lockstep each reading is compared.
/// </summary>
/// <param name="backend">The storage.</param>
/// <param name="recorder">Where comparisons are reported.</param>
/// <param name="leftOut">The chunks that the host left out of the latest plan, ascending.</param>
public sealed class StorageSession(WorldStorage backend, Recorder recorder, Func<ChunkPk[]> leftOut)
{
    private StorageState? _state;
    private PlacementView? _view;

    /// <summary>What is stored.</summary>
    public StorageState State => _state ?? throw new Sim.Engine.InvariantViolatedException("the state is read after every call");

    /// <summary>What was stored when it was read last, should a call have failed since; null before the first reading.</summary>
    public StorageState? LatestState { get; private set; }

    /// <summary>What is stored, with what the host left out.</summary>
    public PlacementView View => _view ??= PlacementView.From(State, leftOut());

    /// <summary>The newest tick that the storage took a call with; null before the first.</summary>
    public Tick? NewestTick { get; private set; }

    /// <summary>Reads what is stored, if no reading followed the latest call.</summary>
    public async ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        if (_state is null)
        {
            _state = await backend.Inspection.ReadStateAsync(cancellationToken);
            LatestState = _state;
            if (backend.CompareAsync is { } compareAsync)
            {
                recorder.Judge(OracleCatalog.Lockstep, await compareAsync(_state, cancellationToken));
            }
        }
    }

    /// <summary>Makes a call that carries the present tick.</summary>
    /// <param name="now">The tick.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the reading after it.</param>
    public ValueTask<T> CallAtAsync<T>(Tick now, Func<ISchedulerStorage, ValueTask<T>> call, CancellationToken cancellationToken) =>
        CallAsync(
            async storage =>
            {
                var answer = await call(storage);
                NewestTick = now;
                return answer;
            },
            cancellationToken);

    /// <inheritdoc cref="CallAtAsync{T}(Tick,Func{ISchedulerStorage,ValueTask{T}},CancellationToken)"/>
    public async ValueTask CallAtAsync(Tick now, Func<ISchedulerStorage, ValueTask> call, CancellationToken cancellationToken) =>
        await CallAtAsync(now, storage => Answering(call(storage)), cancellationToken);

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the reading after it.</param>
    public async ValueTask<T> CallAsync<T>(Func<ISchedulerStorage, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        (_state, _view) = (null, null);
        T answer;
        try
        {
            answer = await call(backend.Operations);
        }
        catch (Exception refusal) when (refusal is SchedulerRestartedException || (refusal is StorageException storage && !storage.Kind.IsOfEnvironment()))
        {
            await RefreshAsync(cancellationToken);
            throw;
        }

        await RefreshAsync(cancellationToken);
        return answer;
    }

    /// <inheritdoc cref="CallAsync{T}(Func{ISchedulerStorage,ValueTask{T}},CancellationToken)"/>
    public async ValueTask CallAsync(Func<ISchedulerStorage, ValueTask> call, CancellationToken cancellationToken) =>
        await CallAsync(storage => Answering(call(storage)), cancellationToken);

    private static async ValueTask<bool> Answering(ValueTask call)
    {
        await call;
        return true;
    }
}
