namespace Scheduler.Core.Placement;

/// <summary>A copy that may be evicted.</summary>
/// <param name="Chunk">Row of the chunk.</param>
/// <param name="SizeBytes">What its deletion frees.</param>
/// <param name="IsRouted">Whether confirmed reads may still go to it.</param>
internal readonly record struct EvictionCandidate(int Chunk, long SizeBytes, bool IsRouted);
