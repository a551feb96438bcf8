using System.Globalization;

namespace Sim.Histories.Models;

/// <summary>What a queue answers.</summary>
/// <typeparam name="T">Its items.</typeparam>
/// <param name="IsDone">Whether it did as asked; false if there was nothing to take.</param>
/// <param name="Item">The item that was taken; the default of the type for a call that takes none.</param>
public readonly record struct QueueAnswer<T>(bool IsDone, T? Item)
{
    /// <summary>The answer to an addition.</summary>
    public static QueueAnswer<T> Done => new(true, default);

    /// <summary>The answer where there was nothing to take.</summary>
    public static QueueAnswer<T> Empty => new(false, default);

    /// <summary>The answer with an item that was taken.</summary>
    public static QueueAnswer<T> Of(T item) => new(true, item);

    /// <inheritdoc/>
    public override string ToString() =>
        !IsDone ? "empty" : Item is null ? "done" : string.Create(CultureInfo.InvariantCulture, $"{Item}");
}
