using System.Collections.Immutable;

namespace Sim.Histories.Isolation;

/// <summary>One operation of a transaction over lists.</summary>
/// <param name="Key">The list.</param>
public abstract record ListOperation(string Key)
{
    /// <summary>Adds an element to the end of a list. No element is ever added to the same list twice.</summary>
    /// <param name="Key">The list.</param>
    /// <param name="Element">The element.</param>
    public sealed record Append(string Key, string Element) : ListOperation(Key)
    {
        /// <inheritdoc/>
        public override string ToString() => $"append {Element} to {Key}";
    }

    /// <summary>Reads a whole list.</summary>
    /// <param name="Key">The list.</param>
    /// <param name="Elements">What was read; of no meaning in a transaction that has not committed.</param>
    public sealed record Read(string Key, ImmutableArray<string> Elements) : ListOperation(Key)
    {
        /// <inheritdoc/>
        public override string ToString() => $"read {Key} as [{string.Join(' ', Elements.IsDefault ? [] : Elements)}]";
    }
}
