using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Scenarios;

/// <summary>A chunk and the workers that a stub places it on.</summary>
public sealed record Placed(ChunkPk Chunk, params WorkerPk[] Workers);
