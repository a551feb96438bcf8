using Sim.Cluster.Nodes;

namespace Sim.Cluster.Time;

/// <summary>The clock of one node. It may be set, and it may drift; timers measure by it.</summary>
internal sealed class NodeTime(Node node) : TimeProvider
{
    private const long Million = 1_000_000;

    private long _trueAtChange;
    private long _localAtChange;
    private long _offsetTicks;
    private long _driftPartsPerMillion;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        var elapsed = node.World.NowTicks - _trueAtChange;
        return _localAtChange + elapsed + (long)((Int128)elapsed * _driftPartsPerMillion / Million);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => node.World.Options.Epoch.AddTicks(GetTimestamp() + _offsetTicks);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        node.World.Leaks.RequireHome(node, "a timer");
        return new NodeTimer(this, node.Life, callback, state, dueTime, period);
    }

    public void Step(TimeSpan step) => _offsetTicks += step.Ticks;

    public void SetDrift(int partsPerMillion)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(partsPerMillion, -Million);
        (_localAtChange, _trueAtChange) = (GetTimestamp(), node.World.NowTicks);
        _driftPartsPerMillion = partsPerMillion;
    }

    /// <summary>How long what this clock calls so many ticks takes in truth, rounded up: a timer never fires early by its own clock.</summary>
    public long TrueTicks(long localTicks)
    {
        var rate = Million + _driftPartsPerMillion;
        return (long)((((Int128)localTicks * Million) + rate - 1) / rate);
    }
}
