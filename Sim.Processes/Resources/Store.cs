using Sim.Processes.Statistics;

namespace Sim.Processes.Resources;

/// <summary>
/// Things that are told apart: messages, parts, machines with names. Items leave in the order in which they came, or in an
/// order of their own; who gets may name a filter.
/// </summary>
/// <typeparam name="T">What is stored.</typeparam>
/// <example>
/// <code>
/// var orders = new Store&lt;Order&gt;(simulation);
/// await orders.Put(new Order(7));
/// var order = await orders.Get();
/// var large = await orders.Get(order =&gt; order.Size &gt; 100);
/// </code>
/// </example>
public sealed class Store<T>
{
    private readonly StoreItems<T> _items;
    private readonly WaitingLine _puts = new();
    private readonly WaitingLine _gets = new();
    private readonly NodePool<PutNode<T>> _putNodes;
    private readonly NodePool<GetNode<T>> _getNodes;

    /// <summary>Creates an empty store.</summary>
    /// <param name="simulation">Where it is.</param>
    /// <param name="capacity">How many items it holds at most.</param>
    /// <param name="order">Which item leaves first, the least; null for the one that came first. Equal ones leave in the order
    /// in which they came.</param>
    /// <param name="name">What it is called in messages.</param>
    public Store(Simulation simulation, int capacity = int.MaxValue, IComparer<T>? order = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Simulation = simulation;
        Capacity = capacity;
        Name = name;
        Contents = new Level(simulation);
        _items = new StoreItems<T>(order);
        _putNodes = new NodePool<PutNode<T>>(() => new PutNode<T>(this));
        _getNodes = new NodePool<GetNode<T>>(() => new GetNode<T>(this));
    }

    /// <summary>What it is called in messages.</summary>
    public string? Name { get; }

    /// <summary>How many items it holds at most.</summary>
    public int Capacity { get; }

    /// <summary>How many items are in it.</summary>
    public int Count => _items.Count;

    /// <summary>How many items are in it, over time.</summary>
    public Level Contents { get; }

    /// <summary>How many wait to put an item in.</summary>
    public int PutQueueLength => _puts.Count;

    /// <summary>How many wait for an item.</summary>
    public int GetQueueLength => _gets.Count;

    internal Simulation Simulation { get; }

    /// <summary>Puts an item in, as soon as there is room.</summary>
    public Wait Put(T item)
    {
        var node = _putNodes.Rent();
        node.Describe(item);
        return new Wait(node);
    }

    /// <summary>Gets the first item, as soon as there is one.</summary>
    public Wait<T> Get() => Describe(null);

    /// <summary>
    /// Gets the first item that passes a filter, as soon as there is one. Others behind it in the queue do not wait for it.
    /// </summary>
    public Wait<T> Get(Func<T, bool> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Describe(filter);
    }

    /// <summary>A copy of the items in the order in which they leave.</summary>
    public IReadOnlyList<T> Items() => _items.ToArray();

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? "a store";

    internal bool TryPutOrQueue(PutNode<T> node)
    {
        if (_puts.Count > 0 || Count >= Capacity)
        {
            _puts.Add(node, 0);
            return false;
        }

        Accept(node);
        Serve();
        return true;
    }

    internal bool TryGetOrQueue(GetNode<T> node)
    {
        if (!TryTake(node))
        {
            _gets.Add(node, 0);
            return false;
        }

        Serve();
        return true;
    }

    internal void Leave(PutNode<T> node)
    {
        _puts.Remove(node);
        Serve();
    }

    internal void Leave(GetNode<T> node) => _gets.Remove(node);

    internal void TakeBack(T item)
    {
        _items.PutBack(item);
        Contents.Set(Count);
        Serve();
    }

    internal void Return(PutNode<T> node) => _putNodes.Return(node);

    internal void Return(GetNode<T> node) => _getNodes.Return(node);

    private Wait<T> Describe(Func<T, bool>? filter)
    {
        var node = _getNodes.Rent();
        node.Describe(filter);
        return new Wait<T>(node);
    }

    private void Accept(PutNode<T> node)
    {
        _items.Add(node.Item);
        Contents.Set(Count);
    }

    private bool TryTake(GetNode<T> node)
    {
        for (var index = 0; index < Count; index++)
        {
            if (node.Filter is null || node.Filter(_items[index]))
            {
                node.Receive(_items.TakeAt(index));
                Contents.Set(Count);
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives items to those who wait for them, and lets others in where they make room, until nothing moves.</summary>
    private void Serve()
    {
        do
        {
            ServeGets();
        }
        while (TryServePut());
    }

    private void ServeGets()
    {
        for (var node = _gets.First; node is not null && Count > 0;)
        {
            var next = _gets.After(node);
            if (TryTake((GetNode<T>)node))
            {
                _gets.Remove(node);
                node.Grant();
            }

            node = next;
        }
    }

    private bool TryServePut()
    {
        if (Count >= Capacity || _puts.First is not PutNode<T> node)
        {
            return false;
        }

        _puts.Remove(node);
        Accept(node);
        node.Grant();
        return true;
    }
}
