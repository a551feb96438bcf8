namespace Sim.Processes;

/// <summary>Waits for an event or for the end of a process.</summary>
internal sealed class SubscriptionNode(Simulation simulation) : WaitNode(simulation)
{
    private IOccurrence? _occurrence;

    public void Describe(IOccurrence occurrence) => _occurrence = occurrence;

    public override string ToString() => $"a wait for {_occurrence}";

    protected override bool TryComplete()
    {
        if (!_occurrence!.HasHappened)
        {
            _occurrence.Subscribers.Add(this);
            return false;
        }

        if (_occurrence.Failure is { } failure)
        {
            End(WaitStatus.Failed, failure);
        }

        return true;
    }

    protected override void OnWithdraw() => _occurrence!.Subscribers.Remove(this);

    protected override void OnRecycle()
    {
        _occurrence = null;
        Simulation.Subscriptions.Return(this);
    }
}
