using System.Globalization;
using Sim.Processes.Statistics;

namespace Sim.Processes.Resources;

/// <summary>
/// Something continuous, or equal things that need no names: fuel in a tank, money, boxes. Who puts waits for room, who gets
/// for contents; each side is served in the order in which it came, so that a large amount is not overtaken by small ones.
/// </summary>
public sealed class Container
{
    private readonly WaitingLine _puts = new();
    private readonly WaitingLine _gets = new();
    private readonly NodePool<AmountNode> _nodes;

    /// <summary>Creates a container.</summary>
    /// <param name="simulation">Where it is.</param>
    /// <param name="capacity">How much it holds at most.</param>
    /// <param name="level">How much is in it at the beginning.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive, or the level is not between 0 and the
    /// capacity.</exception>
    public Container(Simulation simulation, double capacity = double.PositiveInfinity, double level = 0, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        if (!(capacity > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "must be above 0");
        }

        if (!(level >= 0 && level <= capacity))
        {
            throw new ArgumentOutOfRangeException(
                nameof(level), level, string.Create(CultureInfo.InvariantCulture, $"must be between 0 and the capacity {capacity}"));
        }

        Simulation = simulation;
        Capacity = capacity;
        Name = name;
        Contents = new Level(simulation, level);
        _nodes = new NodePool<AmountNode>(() => new AmountNode(this));
    }

    /// <summary>What it is called in messages.</summary>
    public string? Name { get; }

    /// <summary>How much it holds at most.</summary>
    public double Capacity { get; }

    /// <summary>How much is in it.</summary>
    public double Amount => Contents.Value;

    /// <summary>How much is in it, over time.</summary>
    public Level Contents { get; }

    /// <summary>How many wait to put something in.</summary>
    public int PutQueueLength => _puts.Count;

    /// <summary>How many wait to get something out.</summary>
    public int GetQueueLength => _gets.Count;

    internal Simulation Simulation { get; }

    /// <summary>Puts an amount in, as soon as there is room for all of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not positive, or more than ever finds room.</exception>
    public Wait Put(double amount) => Describe(amount, isPut: true);

    /// <summary>Gets an amount out, as soon as all of it is there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not positive, or more than is ever there.</exception>
    public Wait Get(double amount) => Describe(amount, isPut: false);

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? "a container";

    internal bool TryMoveOrQueue(AmountNode node)
    {
        var line = LineOf(node);
        if (line.Count > 0 || !CanMove(node))
        {
            line.Add(node, 0);
            return false;
        }

        Move(node);
        Serve();
        return true;
    }

    internal void Leave(AmountNode node)
    {
        LineOf(node).Remove(node);
        Serve();
    }

    /// <summary>What was got and not received is there again. What was put in stays: somebody may have it already.</summary>
    internal void TakeBack(AmountNode node)
    {
        if (!node.IsPut)
        {
            Contents.Add(node.Amount);
            Serve();
        }
    }

    internal void Return(AmountNode node) => _nodes.Return(node);

    private Wait Describe(double amount, bool isPut)
    {
        if (!(amount > 0 && amount <= Capacity))
        {
            throw new ArgumentOutOfRangeException(
                nameof(amount), amount, string.Create(CultureInfo.InvariantCulture, $"must be above 0 and at most the capacity {Capacity}"));
        }

        var node = _nodes.Rent();
        node.Describe(amount, isPut);
        return new Wait(node);
    }

    private WaitingLine LineOf(AmountNode node) => node.IsPut ? _puts : _gets;

    private bool CanMove(AmountNode node) => node.IsPut ? Amount + node.Amount <= Capacity : node.Amount <= Amount;

    private void Move(AmountNode node) => Contents.Add(node.IsPut ? node.Amount : -node.Amount);

    private void Serve()
    {
        while (TryServe(_puts) || TryServe(_gets))
        {
        }
    }

    private bool TryServe(WaitingLine line)
    {
        if (line.First is not AmountNode node || !CanMove(node))
        {
            return false;
        }

        line.Remove(node);
        Move(node);
        node.Grant();
        return true;
    }
}
