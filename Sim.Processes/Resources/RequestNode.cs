namespace Sim.Processes.Resources;

/// <summary>Waits for a place at a resource.</summary>
internal sealed class RequestNode(Resource resource) : ValueNode<Hold>(resource.Simulation)
{
    private Hold _hold;

    public double Urgency { get; private set; }

    public int Units { get; private set; }

    public bool IsPreempting { get; private set; }

    /// <summary>The process that asks; null outside of every process.</summary>
    public Coroutine? Waiter { get; private set; }

    public long SinceTicks { get; private set; }

    public override Hold Value => _hold;

    public void Describe(double urgency, int units, bool isPreempting) =>
        (Urgency, Units, IsPreempting) = (urgency, units, isPreempting);

    /// <summary>It has the place.</summary>
    public void Receive(Hold hold) => _hold = hold;

    public override string ToString() => $"a request for {resource}";

    protected override bool TryComplete()
    {
        Waiter = Simulation.Current;
        SinceTicks = Simulation.NowTicks;
        return resource.TryTakeOrQueue(this);
    }

    protected override void OnWithdraw() => resource.Leave(this);

    protected override void OnReturn() => _hold.Dispose();

    protected override void OnRecycle()
    {
        _hold = default;
        Waiter = null;
        resource.Return(this);
    }
}
