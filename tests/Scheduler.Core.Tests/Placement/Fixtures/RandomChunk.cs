namespace Scheduler.Core.Tests.Placement;

/// <summary>A drawn chunk. Held, committed and routed workers are bit sets.</summary>
internal sealed record RandomChunk(long SizeBytes, ushort Weight, int Version, bool Visible, int Held, int Committed, int Routed);
