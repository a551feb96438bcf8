using System.Globalization;

namespace Sim.Histories.Models;

/// <summary>A call of a queue.</summary>
/// <typeparam name="T">Its items.</typeparam>
public abstract record QueueCall<T>
{
    private QueueCall()
    {
    }

    /// <summary>Adds an item at the end.</summary>
    /// <param name="Item">The item.</param>
    public sealed record Enqueue(T Item) : QueueCall<T>
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"enqueue {Item}");
    }

    /// <summary>Takes the item at the head, if there is one.</summary>
    public sealed record Dequeue : QueueCall<T>
    {
        /// <inheritdoc/>
        public override string ToString() => "dequeue";
    }
}
