using System.Globalization;
using Scheduler.Core.Lifecycle;
using Sim.Models.State;

namespace Sim.Models.World;

/// <content>Lines of the trace: who holds what after each step. They have no effect on the run.</content>
public sealed partial class SchedulerWorld
{
    private void TraceBanner()
    {
        if (!_recorder.IsTracing)
        {
            return;
        }

        Trace($"{Configuration.Workers} workers of {Pool.Size} in the pool, {Configuration.WorkerCapacityBytes} B each, saturation {Configuration.Saturation}, floor {Floor}");
        Trace($"quorum {Configuration.ConfirmThresholdPercent} %, retention {Configuration.RetentionTicks} ticks, M {Configuration.MTicks} ticks");
    }

    private void TraceStep()
    {
        if (!_recorder.IsTracing)
        {
            return;
        }

        Trace($"{OutcomeText()}; tick {Now}, {State.Chunks.Count} chunks, floor {Floor}, watermark {State.Watermark} of {State.NewestWorkerAssignment}");
        TraceLoads();
        TraceHolders("ideal", row => State.Ideal.Where(entry => entry.Workers.Contains(row)).Select(entry => entry.Chunk));
        TraceHolders("stale", row => State.StaleMappings.Where(entry => entry.Worker == row).Select(entry => entry.Chunk));
    }

    private string OutcomeText()
    {
        var schedule = _scheduleStatus switch
        {
            ScheduleStatus.Placed => "placed",
            ScheduleStatus.NotEnoughCapacity => "not enough capacity",
            _ => "no run",
        };
        return _outcome.Length == 0 ? schedule : $"{schedule}, {_outcome}";
    }

    private void TraceLoads()
    {
        var loads = new WorkerLoads(State);
        var (fleetIdeal, fleetStale) = (0L, 0L);
        for (var index = 0; index < Pool.Size; index++)
        {
            if (Pool.PkOf(index) is not { } worker)
            {
                continue;
            }

            var (ideal, stale) = (loads.IdealBytes(worker), loads.StaleBytes(worker));
            var isActive = Pool.IsActive(index);
            Trace($"  W{index,-3} {LoadText(ideal, stale, 1)}{(isActive ? "" : "  offline")}");
            fleetIdeal += isActive ? ideal : 0;
            fleetStale += isActive ? stale : 0;
        }

        Trace($"  all  {LoadText(fleetIdeal, fleetStale, Pool.ActiveCount)}");
    }

    private string LoadText(long idealBytes, long staleBytes, int workers)
    {
        var capacity = (double)Configuration.WorkerCapacityBytes * Math.Max(1, workers);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"ideal {idealBytes,11} B {100 * idealBytes / capacity,5:F1} %   stale {staleBytes,11} B {100 * staleBytes / capacity,5:F1} %   total {100 * (idealBytes + staleBytes) / capacity,5:F1} %");
    }

    private void TraceHolders(string kind, Func<WorkerPk, IEnumerable<ChunkPk>> chunksOf)
    {
        for (var index = 0; index < Pool.Size; index++)
        {
            if (Pool.PkOf(index) is { } worker)
            {
                var names = string.Join(' ', chunksOf(worker).Select(TraceName));
                Trace($"  {kind} W{index}: {(names.Length == 0 ? "-" : names)}");
            }
        }
    }

    /// <summary>A chunk by its position in order of keys; stable, since chunks are never deleted.</summary>
    private string TraceName(ChunkPk chunk)
    {
        for (var i = 0; i < State.Chunks.Count; i++)
        {
            if (State.Chunks[i].Pk == chunk)
            {
                return string.Create(CultureInfo.InvariantCulture, $"C{i}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"chunk {chunk}");
    }

    private void Trace(FormattableString line) => _recorder.Trace(line.ToString(CultureInfo.InvariantCulture));
}
