using System.Globalization;

namespace Sim.Processes.Resources;

/// <summary>Waits to put an amount into a container, or to get one out.</summary>
internal sealed class AmountNode(Container container) : WaitNode(container.Simulation)
{
    public double Amount { get; private set; }

    public bool IsPut { get; private set; }

    public void Describe(double amount, bool isPut) => (Amount, IsPut) = (amount, isPut);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsPut ? "putting" : "getting")} {Amount} at {container}");

    protected override bool TryComplete() => container.TryMoveOrQueue(this);

    protected override void OnWithdraw() => container.Leave(this);

    protected override void OnReturn() => container.TakeBack(this);

    protected override void OnRecycle() => container.Return(this);
}
