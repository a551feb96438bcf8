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
        if (wait.Status == WaitStatus.Failed)
        {
            Fail(wait);
        }
        else if (--_missing == 0)
        {
            Finish();
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
            if (part.Status == WaitStatus.Failed)
            {
                End(WaitStatus.Failed, part.Cause);
                WithdrawAllBut(null);
                return true;
            }
        }

        if (_missing > 0)
        {
            return false;
        }

        Finish();
        return true;
    }

    protected override void OnRecycle()
    {
        base.OnRecycle();
        Simulation.Alls.Return(this);
    }

    private void Finish()
    {
        foreach (var part in Parts)
        {
            RecycleUnlessValued(part);
        }

        Parts.Clear();
    }
}
