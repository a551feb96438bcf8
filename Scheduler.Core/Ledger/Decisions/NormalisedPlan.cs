using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>A plan in terms of keys.</summary>
/// <param name="Next">New holders by position of the chunk in the ledger, ascending; empty where nobody holds the chunk.</param>
/// <param name="Evicted">Copies to be deleted at once, in the order of the plan.</param>
internal sealed record NormalisedPlan(WorkerPk[][] Next, ChunkWorker[] Evicted);
