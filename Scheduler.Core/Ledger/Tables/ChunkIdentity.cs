using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>What a chunk is known by outside.</summary>
internal readonly record struct ChunkIdentity(DatasetId Dataset, string Id);
