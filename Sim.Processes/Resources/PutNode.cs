namespace Sim.Processes.Resources;

/// <summary>Waits to put an item into a store.</summary>
internal sealed class PutNode<T>(Store<T> store) : WaitNode(store.Simulation)
{
    public T Item { get; private set; } = default!;

    public void Describe(T item) => Item = item;

    public override string ToString() => $"putting {Item} into {store}";

    protected override bool TryComplete() => store.TryPutOrQueue(this);

    protected override void OnWithdraw() => store.Leave(this);

    protected override void OnRecycle()
    {
        Item = default!;
        store.Return(this);
    }
}
