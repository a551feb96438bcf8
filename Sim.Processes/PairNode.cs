namespace Sim.Processes;

/// <summary>Waits for two and brings both values.</summary>
internal sealed class PairNode<T1, T2> : ValueNode<(T1 First, T2 Second)>
{
    private readonly AllNode _all;
    private readonly Wait<T1> _first;
    private readonly Wait<T2> _second;

    public PairNode(Simulation simulation, Wait<T1> first, Wait<T2> second)
        : base(simulation)
    {
        (_first, _second) = (first, second);
        _all = simulation.Alls.Rent();
        _all.Describe([first, second]);
    }

    public override (T1 First, T2 Second) Value => (_first.TakeValue(), _second.TakeValue());

    public override string ToString() => _all.ToString();

    internal override void Notify(WaitNode wait)
    {
        EndNow(wait.Status, wait.Cause);
    }

    protected override bool TryComplete()
    {
        _all.AttachTo(this);
        if (!_all.Begin())
        {
            return false;
        }

        if (_all.Status != WaitStatus.Completed)
        {
            End(_all.Status, _all.Cause);
        }

        return true;
    }

    protected override void OnWithdraw() => _all.Withdraw();

    protected override void OnReturn() => _all.Withdraw();

    /// <summary>Described for one pair of waits, and over with it.</summary>
    protected override void OnRecycle() => _all.Recycle();
}
