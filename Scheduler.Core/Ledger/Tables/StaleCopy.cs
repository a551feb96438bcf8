using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>A stale mapping of the chunk that owns the list.</summary>
internal readonly record struct StaleCopy(WorkerPk Worker, WorkerAssignmentId SupersededAt);
