using System.Globalization;
using Sim.Engine.Verdicts;
using Sim.Models.Tracing;
using Sim.Oracles;

namespace Sim.Models.World;

/// <content>What people read: lines of the trace, and more about a violation than its sentence says. Neither has an effect on the run.</content>
public sealed partial class SchedulerWorld
{
    private WorldTrace? _trace;

    private void TraceBanner(bool showsWholeStates)
    {
        if (_recorder.IsTracing)
        {
            _trace = new WorldTrace(Configuration, Pool, showsWholeStates);
            Trace(_trace.Banner());
        }
    }

    /// <summary>A step that a violation has ended is traced too, as far as it came.</summary>
    private async ValueTask TraceStepAsync(CancellationToken cancellationToken)
    {
        if (_trace is { } trace)
        {
            var state = await ReadStateAsync(cancellationToken);
            Trace(trace.Step(OutcomeText(), Now, Floor, state));
        }
    }

    private string OutcomeText()
    {
        var schedule = _scheduleStatus switch
        {
            ScheduleStatus.Placed when IsInfeasible => string.Create(CultureInfo.InvariantCulture, $"placed, waiting: {State.Waiting.Count}"),
            ScheduleStatus.Placed => "placed",
            ScheduleStatus.NotEnoughCapacity => "not enough capacity",
            _ => "no scheduler run",
        };
        return _outcome.Length == 0 ? schedule : $"{schedule}, {_outcome}";
    }

    private void Trace(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _recorder.Trace(line);
        }
    }

    /// <summary>Oracles speak of keys; people, files and traces of positions in the pool and in order of insertion.</summary>
    private Violation Named(Violation violation) =>
        SubjectMark.Named(violation, _lastState is { } state ? new TraceNames(state, Pool) : KeyNames.Instance);

    /// <summary>Adds the placement to a verdict that finds a chunk below its floor.</summary>
    private Verdict Explained(Verdict verdict) => verdict.Violation is { } violation
        ? Verdict.Violated(violation with
        {
            Details = StarvedChunkDump.Of(Relied, Rules, ConvergedFloorOracle.StarvedRow(Relied, violation), Pool),
        })
        : verdict;
}
