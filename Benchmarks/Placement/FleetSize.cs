namespace Benchmarks.Placement;

/// <summary>How large a measured fleet is.</summary>
public sealed record FleetSize(int Workers, int Chunks)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Workers:N0} x {Chunks:N0}");
}
