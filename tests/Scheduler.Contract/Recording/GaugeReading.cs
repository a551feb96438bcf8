using System.Diagnostics.Metrics;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Recording;

/// <summary>Reads a gauge family of one scheduler as a collector would.</summary>
public static class GaugeReading
{
    /// <summary>What the gauge reports now, as (dataset, value), in order.</summary>
    public static IReadOnlyList<(string Dataset, long Value)> Of(SchedulerMetrics metrics, string instrument)
    {
        var readings = new List<(string, long)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (published, self) =>
        {
            if (published.Meter == metrics.Meter && published.Name == instrument)
            {
                self.EnableMeasurementEvents(published);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => readings.Add(((string)tags[0].Value!, value)));
        listener.Start();
        listener.RecordObservableInstruments();
        return readings;
    }
}
