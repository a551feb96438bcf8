namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>Names of the operations of a storage, as counts and messages say them.</summary>
public static class StorageOperations
{
    public const string InsertDatasets = "insert datasets";
    public const string InsertChunks = "insert chunks";
    public const string IngestChunks = "ingest chunks";
    public const string RegisterNewChunks = "register new chunks";
    public const string UpdateWorkerSet = "update worker set";
    public const string CollectInactiveWorkers = "collect inactive workers";
    public const string RunSchedulingCycle = "run scheduling cycle";
    public const string ConfirmWorkerAssignment = "confirm worker assignment";
    public const string RunVisibilityCycle = "run visibility cycle";
    public const string MarkForRemoval = "mark for removal";
    public const string RegisterCorrections = "register corrections";

    /// <summary>Those that a world calls.</summary>
    public static IReadOnlyList<string> OfWorlds { get; } =
    [
        InsertDatasets, InsertChunks, IngestChunks, RegisterNewChunks, UpdateWorkerSet, CollectInactiveWorkers, RunSchedulingCycle,
        ConfirmWorkerAssignment, RunVisibilityCycle, MarkForRemoval, RegisterCorrections,
    ];
}
