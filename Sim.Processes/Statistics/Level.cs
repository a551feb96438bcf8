namespace Sim.Processes.Statistics;

/// <summary>
/// A quantity that holds a value until it changes, weighted by time: a queue's length, machines that work, litres in a tank.
/// </summary>
public sealed class Level
{
    private readonly Simulation _simulation;
    private WaitChain _watchers;
    private double _area;
    private double _areaOfSquares;
    private long _sinceTicks;
    private long _beganTicks;

    /// <summary>Creates a level that is observed from the present time on.</summary>
    /// <param name="simulation">Whose time weighs it.</param>
    /// <param name="value">Its value now.</param>
    public Level(Simulation simulation, double value = 0)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        _simulation = simulation;
        Value = value;
        Restart();
    }

    /// <summary>Its value now.</summary>
    public double Value { get; private set; }

    /// <summary>The least value since the observation began.</summary>
    public double Minimum { get; private set; }

    /// <summary>The greatest value since the observation began.</summary>
    public double Maximum { get; private set; }

    /// <summary>How long it has been observed, in units of time.</summary>
    public double ObservedUnits => _simulation.UnitsOf(_simulation.NowTicks - _beganTicks);

    /// <summary>The mean over time up to now; the present value if no time has passed.</summary>
    public double Mean => _simulation.NowTicks == _beganTicks ? Value : AreaUpToNow(_area, Value) / (_simulation.NowTicks - _beganTicks);

    /// <summary>The variance over time up to now.</summary>
    public double Variance
    {
        get
        {
            var mean = Mean;
            return _simulation.NowTicks == _beganTicks
                ? 0
                : Math.Max(0, (AreaUpToNow(_areaOfSquares, Value * Value) / (_simulation.NowTicks - _beganTicks)) - (mean * mean));
        }
    }

    /// <summary>The value summed over time up to now: in units of the value times units of time.</summary>
    public double Area => AreaUpToNow(_area, Value) / _simulation.TicksOf(1);

    /// <summary>Takes another value from now on.</summary>
    public void Set(double value)
    {
        var now = _simulation.NowTicks;
        var ticks = now - _sinceTicks;
        if (ticks > 0)
        {
            _area += Value * ticks;
            _areaOfSquares += Value * Value * ticks;
            _sinceTicks = now;
        }

        Value = value;
        Minimum = Math.Min(Minimum, value);
        Maximum = Math.Max(Maximum, value);
        if (_watchers.First is not null)
        {
            TellWatchers();
        }
    }

    /// <summary>Changes by an amount from now on.</summary>
    public void Add(double amount) => Set(Value + amount);

    /// <summary>
    /// Waits until the level fulfils a condition, as in <c>await tank.Contents.When(litres => litres &lt; 50)</c>. The process
    /// goes on in an event of its own; by then the level may have changed again.
    /// </summary>
    public Wait When(Func<double, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new Wait(new LevelNode(_simulation, this, condition));
    }

    /// <summary>Forgets what was observed, at the end of a warm-up say; the value stays.</summary>
    public void Restart()
    {
        _area = 0;
        _areaOfSquares = 0;
        _beganTicks = _sinceTicks = _simulation.NowTicks;
        Minimum = Maximum = Value;
    }

    internal void Join(LevelNode watcher) => _watchers.Add(watcher);

    internal void Leave(LevelNode watcher) => _watchers.Remove(watcher);

    private void TellWatchers()
    {
        for (var node = _watchers.First; node is not null;)
        {
            var next = node.Next;
            if (((LevelNode)node).IsFulfilled)
            {
                _watchers.Remove(node);
                node.Grant();
            }

            node = next;
        }
    }

    private double AreaUpToNow(double area, double height) => area + (height * (_simulation.NowTicks - _sinceTicks));
}
