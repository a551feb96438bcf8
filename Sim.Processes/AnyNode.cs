namespace Sim.Processes;

/// <summary>Waits for the first of several; its value says which.</summary>
internal sealed class AnyNode(Simulation simulation) : ConditionNode<int>(simulation)
{
    private int _winner;

    public override int Value => _winner;

    public override string ToString() => $"a wait for any of {string.Join(", ", Parts)}";

    internal override void Notify(WaitNode wait)
    {
        if (wait.Status != WaitStatus.Completed)
        {
            Fail(wait);
        }
        else
        {
            Win(wait);
            EndNow(WaitStatus.Completed, null);
        }
    }

    protected override bool TryComplete()
    {
        foreach (var part in Parts)
        {
            part.AttachTo(this);
            if (part.Begin())
            {
                if (part.Status != WaitStatus.Completed)
                {
                    FailAtOnce(part);
                }
                else
                {
                    Win(part);
                }

                return true;
            }
        }

        return false;
    }

    protected override void OnRecycle()
    {
        base.OnRecycle();
        Simulation.Anys.Return(this);
    }

    private void Win(WaitNode part)
    {
        _winner = Parts.IndexOf(part);
        WithdrawAllBut(part);
    }
}
