namespace Scheduler.Core.Lifecycle;

/// <summary>A chunk that the latest plan could not give its floor of copies. What is held of it stays.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Reason">Why it waits now.</param>
/// <param name="Since">Tick of the first scheduling cycle from which on it has waited without interruption, for whatever reasons.</param>
public sealed record WaitingChunk(ChunkPk Chunk, WaitingReason Reason, Tick Since);
