namespace Sim.Processes;

/// <summary>Waits for the end of a process and brings its result.</summary>
internal sealed class JoinNode<TResult>(Coroutine<TResult> process) : ValueNode<TResult>(process.Simulation)
{
    public override TResult Value => process.Result;

    public override string ToString() => $"a wait for {process}";

    protected override bool TryComplete()
    {
        if (!process.HasEnded)
        {
            process.Subscribers.Add(this);
            return false;
        }

        if (process.Failure is { } failure)
        {
            End(WaitStatus.Failed, failure);
        }

        return true;
    }

    protected override void OnWithdraw() => process.Subscribers.Remove(this);

    /// <summary>Described for one process, and over with it.</summary>
    protected override void OnRecycle()
    {
    }
}
