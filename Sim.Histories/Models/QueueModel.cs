using System.Collections.Immutable;

namespace Sim.Histories.Models;

/// <summary>A queue, first in first out, empty at first.</summary>
/// <typeparam name="T">Its items, compared by value.</typeparam>
public sealed class QueueModel<T> : DeterministicModel<ImmutableList<T>, QueueCall<T>, QueueAnswer<T>>
{
    /// <inheritdoc/>
    public override ImmutableList<T> InitialState => [];

    /// <inheritdoc/>
    public override IEqualityComparer<ImmutableList<T>> StateComparer { get; } = new SequenceComparer<T>();

    /// <inheritdoc/>
    public override Effect<ImmutableList<T>, QueueAnswer<T>> Apply(ImmutableList<T> state, QueueCall<T> input)
    {
        ArgumentNullException.ThrowIfNull(state);
        return input switch
        {
            QueueCall<T>.Enqueue(var item) => new(state.Add(item), QueueAnswer<T>.Done),
            QueueCall<T>.Dequeue when state.IsEmpty => new(state, QueueAnswer<T>.Empty),
            QueueCall<T>.Dequeue => new(state.RemoveAt(0), QueueAnswer<T>.Of(state[0])),
            _ => throw new ArgumentOutOfRangeException(nameof(input), input, "a queue knows no such call"),
        };
    }

    /// <inheritdoc/>
    public override bool ChangesNothing(QueueCall<T> input, QueueAnswer<T> output) => !output.IsDone;

    /// <inheritdoc/>
    public override string DescribeState(ImmutableList<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.IsEmpty ? "empty" : string.Join(", ", state);
    }
}
