using System.Diagnostics;
using System.Text.Json;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Cli.Place;

/// <summary>Measures the phases of a plan. A phase that runs twice counts with both runs.</summary>
internal sealed class PhaseStopwatch : IPhaseObserver
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Dictionary<string, long> _begun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> _spent = new(StringComparer.Ordinal);
    private TimeSpan _total;

    /// <inheritdoc/>
    public void Begin(string name) => _begun[name] = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void End(string name) => _spent[name] = SpentIn(name) + Stopwatch.GetElapsedTime(_begun[name]);

    /// <summary>Ends the measurement as a whole, which began with this object.</summary>
    public void Stop() => _total = Stopwatch.GetElapsedTime(_start);

    /// <summary>Writes the member <c>milliseconds</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("milliseconds");
        json.WriteNumber("rings", Milliseconds(SpentIn(PlacementPhases.Rings)));
        json.WriteNumber("ideal", Milliseconds(SpentIn(PlacementPhases.Ideal)));
        json.WriteNumber("reconcile", Milliseconds(SpentIn(PlacementPhases.Reconcile)));
        json.WriteNumber("total", Milliseconds(_total));
        json.WriteEndObject();
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);

    private TimeSpan SpentIn(string name) => _spent.GetValueOrDefault(name);
}
