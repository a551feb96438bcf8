namespace Sim.Processes;

/// <summary>Waits for all of several; its value is their number.</summary>
internal sealed class AllNode(Simulation simulation) : ConditionNode<int>(simulation)
{
    private int _missing;
    private int _count;

    public override int Value => _count;

    public override string ToString() => $"a wait for all of {string.Join(", ", Parts)}";

    internal override void Notify(WaitNode wait)
    {
        if (wait.Status != WaitStatus.Completed)
        {
            Fail(wait);
        }
        else if (--_missing == 0)
        {
            EndNow(WaitStatus.Completed, null);
        }
    }

    protected override bool TryComplete()
    {
        _count = _missing = Parts.Count;
        foreach (var part in Parts)
        {
            part.AttachTo(this);
            if (!part.Begin())
            {
                continue;
            }

            _missing--;
            if (part.Status != WaitStatus.Completed)
            {
                FailAtOnce(part);
                return true;
            }
        }

        return _missing == 0;
    }

    protected override void OnRecycle()
    {
        base.OnRecycle();
        Simulation.Alls.Return(this);
    }
}
