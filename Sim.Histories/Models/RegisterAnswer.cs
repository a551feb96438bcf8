using System.Globalization;

namespace Sim.Histories.Models;

/// <summary>What a register answers.</summary>
/// <typeparam name="T">Its values.</typeparam>
/// <param name="IsDone">Whether it did as asked; false for a comparison that failed.</param>
/// <param name="Value">The value that was read; the default of the type for a call that reads nothing.</param>
public readonly record struct RegisterAnswer<T>(bool IsDone, T? Value)
{
    /// <summary>The answer to a write, and to a comparison that succeeded.</summary>
    public static RegisterAnswer<T> Done => new(true, default);

    /// <summary>The answer to a comparison that failed.</summary>
    public static RegisterAnswer<T> Differs => new(false, default);

    /// <summary>The answer to a read.</summary>
    public static RegisterAnswer<T> Of(T? value) => new(true, value);

    /// <inheritdoc/>
    public override string ToString() =>
        !IsDone ? "differs" : Value is null ? "nothing" : string.Create(CultureInfo.InvariantCulture, $"{Value}");
}
