namespace Sim.Processes.Resources;

/// <summary>Waits for an item of a store.</summary>
internal sealed class GetNode<T>(Store<T> store) : ValueNode<T>(store.Simulation)
{
    private T _item = default!;

    public Func<T, bool>? Filter { get; private set; }

    public override T Value => _item;

    public void Describe(Func<T, bool>? filter) => Filter = filter;

    /// <summary>It has the item.</summary>
    public void Receive(T item) => _item = item;

    public override string ToString() => $"getting from {store}";

    protected override bool TryComplete() => store.TryGetOrQueue(this);

    protected override void OnWithdraw() => store.Leave(this);

    protected override void OnReturn() => store.TakeBack(_item);

    protected override void OnRecycle()
    {
        _item = default!;
        Filter = null;
        store.Return(this);
    }
}
