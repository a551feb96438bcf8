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

    /// <summary>Creates the meter and its instruments.</summary>
    public SchedulerMetrics()
    {
        _meter = new Meter(MeterName);
        _meter.CreateObservableGauge("registration_rejected", () => Family(Volatile.Read(ref _registrationRejected)), "{chunk}", "Chunks that the latest registration refused, by dataset.");
        _meter.CreateObservableGauge("promotion_held_back", () => Family(Volatile.Read(ref _promotionHeldBack)), "{chunk}", "Confirmed chunks that the latest visibility cycle held back because their range is taken, by dataset. Above 0 is an alarm.");
        _meter.CreateObservableGauge("weight_multiplier", () => Volatile.Read(ref _weightMultiplier), null, "Multiplier that the latest choice of replication factors ended with.");
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

    private static IEnumerable<Measurement<long>> Family(IReadOnlyList<DatasetCount> counts)
    {
        foreach (var (dataset, count) in counts)
        {
            yield return new Measurement<long>(count, new KeyValuePair<string, object?>("dataset", dataset));
        }
    }
}
