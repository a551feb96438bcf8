namespace Sim.Histories.Models;

/// <summary>What a map answers.</summary>
/// <param name="IsDone">Whether it did as asked; false for a comparison that failed.</param>
/// <param name="Value">The value that was read; null if the key is absent, and for a call that reads nothing.</param>
public readonly record struct MapAnswer(bool IsDone, string? Value)
{
    /// <summary>The answer to a change, and to a comparison that succeeded.</summary>
    public static MapAnswer Done => new(true, null);

    /// <summary>The answer to a comparison that failed.</summary>
    public static MapAnswer Differs => new(false, null);

    /// <summary>The answer to a read.</summary>
    /// <param name="value">The value; null if the key is absent.</param>
    public static MapAnswer Of(string? value) => new(true, value);
}
