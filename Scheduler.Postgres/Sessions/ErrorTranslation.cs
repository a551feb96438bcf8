using Npgsql;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Sessions;

/// <summary>Turns faults of the driver into those of the contract (rule PG-9). Everything else passes as it is.</summary>
internal static class ErrorTranslation
{
    /// <summary>What the caller gets to see; the same object if there is nothing to translate.</summary>
    public static Exception Of(Exception fault) => fault switch
    {
        PostgresException database => OfServer(database),
        NpgsqlException driver => new StorageException(StorageErrorKind.Database, $"the connection to the database failed: {driver.Message}", driver),
        _ => fault,
    };

    private static StorageException OfServer(PostgresException fault) => (fault.SqlState, fault.ConstraintName) switch
    {
        (PostgresErrorCodes.UniqueViolation, "datasets_name_key") =>
            new(StorageErrorKind.DatasetAlreadyExists, $"a dataset of the batch exists already: {fault.Detail ?? fault.MessageText}", fault),
        (PostgresErrorCodes.UniqueViolation, "chunks_identity_key") => StorageFault.ChunkExists(fault),
        (PostgresErrorCodes.UniqueViolation, "chunk_corrections_pkey") =>
            new CorrectionRejectedException(CorrectionRejection.DuplicateCorrection, "a chunk of the batch has a correction already", fault),
        (PostgresErrorCodes.LockNotAvailable, _) => new(StorageErrorKind.LockTimeout, $"a lock was not free in time: {fault.MessageText}", fault),
        (PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected, _) =>
            new(StorageErrorKind.Serialization, $"a concurrent transaction got in the way: {fault.MessageText}", fault),
        _ => new(StorageErrorKind.Database, $"the database refused a statement: {fault.MessageText}", fault),
    };
}
