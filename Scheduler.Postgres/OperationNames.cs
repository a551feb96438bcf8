using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres;

/// <summary>The names under which observers and interceptors meet the transactions of operations.</summary>
internal static class OperationNames
{
    /// <summary>The name of an operation.</summary>
    public static string Of(LedgerOperation operation) => operation switch
    {
        LedgerOperation.InsertDatasets => StoragePhases.InsertNewDatasets,
        LedgerOperation.InsertChunks => StoragePhases.InsertNewChunks,
        LedgerOperation.IngestChunks => StoragePhases.IngestChunks,
        LedgerOperation.UpdateWorkerSet => StoragePhases.UpdateWorkerSet,
        LedgerOperation.CollectInactiveWorkers => StoragePhases.CollectInactiveWorkers,
        LedgerOperation.RegisterNewChunks => StoragePhases.RegisterNewChunks,
        LedgerOperation.KeepHouse => StoragePhases.RunSchedulingCycle + ":housekeeping",
        LedgerOperation.Place => StoragePhases.RunSchedulingCycle + ":placement",
        LedgerOperation.ConfirmWorkerAssignment => StoragePhases.ConfirmWorkerAssignment,
        LedgerOperation.RunVisibilityCycle => StoragePhases.RunVisibilityCycle,
        LedgerOperation.MarkForRemoval => StoragePhases.MarkForRemoval,
        LedgerOperation.RegisterCorrections => StoragePhases.RegisterCorrections,
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "not an operation"),
    };
}
