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
        NpgsqlException { InnerException: TimeoutException } late => new StorageException(
            StorageErrorKind.NoAnswer, $"the database did not answer in time: {OneLine(late.Message)}; see whether the server is alive, or allow it more time", late),
        NpgsqlException driver => new StorageException(
            StorageErrorKind.ConnectionLost, $"the connection to the database failed: {OneLine(driver.Message)}; see whether the server runs, then connect anew", driver),
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
        _ => OfEnvironment(fault) ?? new(StorageErrorKind.Database, $"the database refused a statement: {OneLine(fault.MessageText)}", fault),
    };

    private static StorageException? OfEnvironment(PostgresException fault) => ServerStates.KindOf(fault.SqlState) switch
    {
        StorageErrorKind.ConnectionLost => Because(fault, StorageErrorKind.ConnectionLost, "the server ended the connection", "see whether the server runs, then connect anew"),
        StorageErrorKind.NoAnswer => Because(fault, StorageErrorKind.NoAnswer, "a statement was stopped", "repeat it, and ask who stops statements on this server"),
        StorageErrorKind.ReadOnly => Because(fault, StorageErrorKind.ReadOnly, "the server takes no writes", "connect to the primary"),
        StorageErrorKind.NotPermitted => Because(fault, StorageErrorKind.NotPermitted, "the role lacks a right", "grant it, or name another role"),
        StorageErrorKind.ServerFailed => Because(fault, StorageErrorKind.ServerFailed, "the server failed", "mend that, then repeat"),
        StorageErrorKind.UnsuitableDatabase => Because(fault, StorageErrorKind.UnsuitableDatabase, "the database cannot be used", "name another one"),
        _ => null,
    };

    private static StorageException Because(PostgresException fault, StorageErrorKind kind, string what, string advice) =>
        new(kind, $"{what}: {OneLine(fault.MessageText)}; {advice}", fault);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
