namespace Scheduler.Core.Lifecycle;

/// <summary>The two sides of a correction.</summary>
/// <param name="Old">The replaced chunk.</param>
/// <param name="New">The replacement.</param>
public readonly record struct CorrectionLink(ChunkPk Old, ChunkPk New);
