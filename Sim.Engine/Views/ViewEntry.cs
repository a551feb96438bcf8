namespace Sim.Engine.Views;

/// <summary>One entry of a picture. What its numbers and texts mean depends on its kind.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="TimeTicks">When.</param>
/// <param name="Lane">The lane, by number; of a message, the one that it comes from.</param>
internal sealed record ViewEntry(ViewEntryKind Kind, long TimeTicks, int Lane)
{
    /// <summary>The lane that a message goes to; 0 otherwise.</summary>
    public int Target { get; init; }

    /// <summary>The number of a message; 0 otherwise.</summary>
    public int Message { get; init; }

    /// <summary>The name of a part or of an entry of the state; null otherwise.</summary>
    public string? Name { get; init; }

    /// <summary>What it reads; null for an end.</summary>
    public string? Text { get; init; }

    /// <summary>Why; null if nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>More about the reason, a line per finding; null for nothing.</summary>
    public string? Details { get; init; }

    /// <summary>The size of a part, or the limit.</summary>
    public double Value { get; init; }

    /// <summary>How it is meant.</summary>
    public ViewTone Tone { get; init; }
}
