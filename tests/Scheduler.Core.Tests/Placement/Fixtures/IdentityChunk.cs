namespace Scheduler.Core.Tests.Placement;

/// <summary>A chunk on the identity ring.</summary>
/// <param name="SizeBytes">Size.</param>
/// <param name="Hashes">Replica hashes by tag: where each walk starts.</param>
internal sealed record IdentityChunk(long SizeBytes, params int[] Hashes)
{
    /// <summary>Result of stage 1; by default the hashes themselves.</summary>
    public ushort[] Ideal { get; init; } = [.. Hashes.Distinct().Select(hash => (ushort)hash)];

    public bool Visible { get; init; }

    public ushort[] Held { get; init; } = [];

    public ushort[] Committed { get; init; } = [];

    public ushort[] Routed { get; init; } = [];
}
