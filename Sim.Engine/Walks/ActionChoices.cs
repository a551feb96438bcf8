using CsCheck;
using Sim.Engine.Randomness;

namespace Sim.Engine.Walks;

/// <summary>Weighted choices for the next action. Each is a CsCheck generator, so that payloads are drawn only when chosen.</summary>
/// <typeparam name="TAction">One step.</typeparam>
public sealed class ActionChoices<TAction>
{
    private readonly List<(int Weight, Gen<TAction> Actions)> _choices = [];
    private int _totalWeight;

    /// <summary>Number of choices.</summary>
    public int Count => _choices.Count;

    /// <summary>Adds a choice.</summary>
    /// <param name="weight">Its share, relative to the others; at least 1.</param>
    /// <param name="actions">Draws the action when chosen.</param>
    public void Add(int weight, Gen<TAction> actions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        _choices.Add((weight, actions));
        _totalWeight = checked(_totalWeight + weight);
    }

    /// <summary>Removes all choices.</summary>
    public void Clear()
    {
        _choices.Clear();
        _totalWeight = 0;
    }

    /// <summary>Draws a choice by weight, then its action.</summary>
    public TAction Draw(RandomStream stream)
    {
        Invariant.Require(_choices.Count > 0, "a model must offer at least one choice at every step");
        var ticket = stream.Next(_totalWeight);
        foreach (var (weight, actions) in _choices)
        {
            if (ticket < weight)
            {
                return stream.Draw(actions);
            }

            ticket -= weight;
        }

        throw new InvariantViolatedException("the weights of the choices do not add up to their total");
    }
}
