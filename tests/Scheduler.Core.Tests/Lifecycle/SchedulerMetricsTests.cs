using System.Diagnostics.Metrics;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

public sealed class SchedulerMetricsTests
{
    [Fact]
    public void Execution_times_add_up_by_name()
    {
        using var metrics = new SchedulerMetrics();
        var sums = new SortedDictionary<string, double>(StringComparer.Ordinal);
        using var listener = ListenTo(metrics, "exec_times", (value, name) => sums[name] = sums.GetValueOrDefault(name) + value);
        metrics.AddExecutionTime("mark_for_removal", 0.25);
        metrics.AddExecutionTime("mark_for_removal", 0.5);
        metrics.AddExecutionTime("run_scheduling_cycle", 2);
        Assert.Equal([new("mark_for_removal", 0.75), new("run_scheduling_cycle", 2)], sums);
        Assert.Throws<ArgumentOutOfRangeException>(() => metrics.AddExecutionTime("mark_for_removal", -1));
    }

    [Fact]
    public void The_weight_multiplier_is_absent_until_it_is_set()
    {
        using var metrics = new SchedulerMetrics();
        var seen = new List<double>();
        using var listener = ListenTo(metrics, "weight_multiplier", (value, _) => seen.Add(value));
        listener.RecordObservableInstruments();
        Assert.Empty(seen);
        metrics.SetWeightMultiplier(1.5);
        listener.RecordObservableInstruments();
        Assert.Equal([1.5], seen);
    }

    [Fact]
    public void Datasets_are_tallied_in_bytewise_order() => Assert.Equal(
        [new DatasetCount("B", 1), new DatasetCount("a", 2)], DatasetCount.Tally(["a", "B", "a"]));

    private static MeterListener ListenTo(SchedulerMetrics metrics, string instrument, Action<double, string> record)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (published, self) =>
            {
                if (published.Meter == metrics.Meter && published.Name == instrument)
                {
                    self.EnableMeasurementEvents(published);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => record(value, tags.Length == 0 ? "" : (string)tags[0].Value!));
        listener.Start();
        return listener;
    }
}
