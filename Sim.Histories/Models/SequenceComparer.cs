using System.Collections.Immutable;

namespace Sim.Histories.Models;

/// <summary>Lists with the same items in the same order are the same.</summary>
internal sealed class SequenceComparer<T> : IEqualityComparer<ImmutableList<T>>
{
    private static readonly EqualityComparer<T> Items = EqualityComparer<T>.Default;

    public bool Equals(ImmutableList<T>? x, ImmutableList<T>? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.Count == y.Count && x.SequenceEqual(y, Items));

    public int GetHashCode(ImmutableList<T> obj) =>
        obj.Aggregate(obj.Count, (hash, item) => unchecked((hash * 31) + (item is null ? 0 : Items.GetHashCode(item))));
}
