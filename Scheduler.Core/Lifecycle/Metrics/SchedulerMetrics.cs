using System.Diagnostics.Metrics;

namespace Scheduler.Core.Lifecycle;

/// <summary>
/// The scheduler's metrics, on a meter that this object owns. Gauges by dataset are families: each setting replaces the
/// whole family, so that a dataset without a case is absent and not stuck at its last value.
/// </summary>
public sealed class SchedulerMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Scheduler";

    private readonly Meter _meter;
    private readonly Counter<double> _executionSeconds;
    private IReadOnlyList<DatasetCount> _registrationRejected = [];
    private IReadOnlyList<DatasetCount> _promotionHeldBack = [];
    private Measurement<double>[] _weightMultiplier = [];
    private Measurement<long>[] _waiting = [];
    private Measurement<long>[] _waitingAge = [];

    /// <summary>Creates the meter and its instruments.</summary>
    public SchedulerMetrics()
    {
        _meter = new Meter(MeterName);
        _meter.CreateObservableGauge("registration_rejected", () => Family(Volatile.Read(ref _registrationRejected)), "{chunk}", "Chunks that the latest registration refused, by dataset.");
        _meter.CreateObservableGauge("promotion_held_back", () => Family(Volatile.Read(ref _promotionHeldBack)), "{chunk}", "Confirmed chunks that the latest visibility cycle held back because their range is taken, by dataset. Above 0 is an alarm.");
        _meter.CreateObservableGauge("weight_multiplier", () => Volatile.Read(ref _weightMultiplier), null, "Multiplier that the latest choice of replication factors ended with.");
        _meter.CreateObservableGauge("waiting_chunks", () => Volatile.Read(ref _waiting), "{chunk}", "Chunks that the latest plan could not give their floor, by reason; 0 for a reason without any.");
        _meter.CreateObservableGauge("waiting_chunks_age_ticks", () => Volatile.Read(ref _waitingAge), "{tick}", "Ticks that the chunk which has waited longest had waited at the latest plan, by reason; 0 for a reason without any.");
        _executionSeconds = _meter.CreateCounter<double>("exec_times", "s", "Time spent in operations and their phases, by name.");
    }

    /// <summary>The meter, to tell the instruments of two schedulers in one process apart.</summary>
    public Meter Meter => _meter;

    /// <summary>Replaces the counts of chunks refused at registration.</summary>
    public void SetRegistrationRejected(IReadOnlyList<DatasetCount> counts) => Volatile.Write(ref _registrationRejected, counts);

    /// <summary>Replaces the counts of chunks held back at promotion.</summary>
    public void SetPromotionHeldBack(IReadOnlyList<DatasetCount> counts) => Volatile.Write(ref _promotionHeldBack, counts);

    /// <summary>Sets the multiplier that the choice of replication factors ended with.</summary>
    public void SetWeightMultiplier(double multiplier) => Volatile.Write(ref _weightMultiplier, [new Measurement<double>(multiplier)]);

    /// <summary>Replaces what is said of waiting chunks.</summary>
    /// <param name="waiting">The chunks that wait with the latest plan.</param>
    /// <param name="now">Tick of that plan.</param>
    public void SetWaiting(IReadOnlyList<WaitingChunk> waiting, Tick now)
    {
        var (counts, ages) = (new long[WaitingReasonNames.All.Count], new long[WaitingReasonNames.All.Count]);
        foreach (var (_, reason, since) in waiting)
        {
            counts[(int)reason]++;
            ages[(int)reason] = Math.Max(ages[(int)reason], now.Value - since.Value);
        }

        Volatile.Write(ref _waiting, ByReason(counts));
        Volatile.Write(ref _waitingAge, ByReason(ages));
    }

    /// <summary>Adds to the time spent in an operation or phase; the host measures it.</summary>
    /// <param name="name">Operation and phase, as an <see cref="IPhaseObserver"/> is told.</param>
    /// <param name="seconds">Seconds, not negative.</param>
    public void AddExecutionTime(string name, double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        _executionSeconds.Add(seconds, new KeyValuePair<string, object?>("name", name));
    }

    /// <summary>Ends the meter.</summary>
    public void Dispose() => _meter.Dispose();

    private static Measurement<long>[] ByReason(long[] values) =>
        [.. WaitingReasonNames.All.Select(reason =>
            new Measurement<long>(values[(int)reason], new KeyValuePair<string, object?>("reason", WaitingReasonNames.Of(reason))))];

    private static IEnumerable<Measurement<long>> Family(IReadOnlyList<DatasetCount> counts)
    {
        foreach (var (dataset, count) in counts)
        {
            yield return new Measurement<long>(count, new KeyValuePair<string, object?>("dataset", dataset));
        }
    }
}
