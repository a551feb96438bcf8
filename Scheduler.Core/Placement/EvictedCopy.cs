namespace Scheduler.Core.Placement;

/// <summary>A held copy that a plan deletes at once to seat another chunk's floor copy.</summary>
/// <param name="Chunk">Row of the chunk.</param>
/// <param name="Worker">Position of the worker.</param>
public readonly record struct EvictedCopy(int Chunk, int Worker);
