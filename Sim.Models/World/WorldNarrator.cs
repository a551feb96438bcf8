using System.Globalization;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Tracing;
using Sim.Oracles;
using Sim.Oracles.Judging;

namespace Sim.Models.World;

/// <summary>What people read: lines of the trace, and more about a violation than its sentence says. Neither has an effect on the run.</summary>
internal sealed class WorldNarrator
{
    private readonly SchedulerWorld _world;
    private readonly Recorder _recorder;
    private readonly WorldTrace? _trace;

    /// <summary>Begins, with the banner of the trace.</summary>
    public WorldNarrator(SchedulerWorld world, Recorder recorder, bool showsWholeStates)
    {
        (_world, _recorder) = (world, recorder);
        if (recorder.IsTracing)
        {
            _trace = new WorldTrace(world.Configuration, world.Pool, showsWholeStates);
            Trace(_trace.Banner());
        }
    }

    /// <summary>A step, also one that a violation has ended, as far as it came.</summary>
    public async ValueTask TraceStepAsync(ScheduleStatus status, string outcome, CancellationToken cancellationToken)
    {
        if (_world.Picture is { } picture)
        {
            await _world.Storage.RefreshAsync(cancellationToken);
            picture.ShowStep(OutcomeText(status, outcome));
        }

        if (_trace is { } trace)
        {
            await _world.Storage.RefreshAsync(cancellationToken);
            Trace(trace.Step(OutcomeText(status, outcome), _world.Now, _world.Floor, _world.State));
        }
    }

    /// <summary>Oracles speak of keys; people, files and traces of positions in the pool and in order of insertion.</summary>
    public static Violation Named(SchedulerWorld world, Violation violation) =>
        SubjectMark.Named(violation, world.Storage.LatestState is { } state ? new TraceNames(state, world.Pool) : KeyNames.Instance);

    /// <summary>Adds the placement to a verdict that finds a chunk below its floor.</summary>
    public static Verdict Explained(WorldReading reading, WorkerPool pool, Verdict verdict) => verdict.Violation is { } violation
        ? Verdict.Violated(violation with
        {
            Details = StarvedChunkDump.Of(reading.Relied, reading.Rules, ConvergedFloorOracle.StarvedRow(reading.Relied, violation), pool),
        })
        : verdict;

    private string OutcomeText(ScheduleStatus status, string outcome)
    {
        var schedule = status switch
        {
            ScheduleStatus.Placed when _world.IsInfeasible => string.Create(CultureInfo.InvariantCulture, $"placed, waiting: {_world.State.Waiting.Count}"),
            ScheduleStatus.Placed => "placed",
            ScheduleStatus.NotEnoughCapacity => "not enough capacity",
            _ => "no scheduler run",
        };
        return outcome.Length == 0 ? schedule : $"{schedule}, {outcome}";
    }

    private void Trace(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _recorder.Trace(line);
        }
    }
}
