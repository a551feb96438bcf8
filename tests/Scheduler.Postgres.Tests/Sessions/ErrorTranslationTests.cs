using Npgsql;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;
using Scheduler.Postgres.Tests.Servers;

namespace Scheduler.Postgres.Tests.Sessions;

/// <summary>Faults of the driver become those of the contract (rule PG-9).</summary>
[NeedsNoServer]
public sealed class ErrorTranslationTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.UniqueViolation, "datasets_name_key", StorageErrorKind.DatasetAlreadyExists)]
    [InlineData(PostgresErrorCodes.UniqueViolation, "chunks_identity_key", StorageErrorKind.ChunkAlreadyExists)]
    [InlineData(PostgresErrorCodes.UniqueViolation, "chunk_corrections_pkey", StorageErrorKind.CorrectionRejected)]
    [InlineData(PostgresErrorCodes.UniqueViolation, "sched_workers_pkey", StorageErrorKind.Database)]
    [InlineData(PostgresErrorCodes.LockNotAvailable, null, StorageErrorKind.LockTimeout)]
    [InlineData(PostgresErrorCodes.SerializationFailure, null, StorageErrorKind.Serialization)]
    [InlineData(PostgresErrorCodes.DeadlockDetected, null, StorageErrorKind.Serialization)]
    [InlineData(PostgresErrorCodes.RaiseException, null, StorageErrorKind.Database)]
    [InlineData(PostgresErrorCodes.DivisionByZero, null, StorageErrorKind.Database)]
    [InlineData(PostgresErrorCodes.UndefinedTable, null, StorageErrorKind.Database)]
    [InlineData(PostgresErrorCodes.ConnectionFailure, null, StorageErrorKind.ConnectionLost)]
    [InlineData(PostgresErrorCodes.AdminShutdown, null, StorageErrorKind.ConnectionLost)]
    [InlineData(PostgresErrorCodes.CrashShutdown, null, StorageErrorKind.ConnectionLost)]
    [InlineData(PostgresErrorCodes.CannotConnectNow, null, StorageErrorKind.ConnectionLost)]
    [InlineData("57P05", null, StorageErrorKind.ConnectionLost)]
    [InlineData("25P03", null, StorageErrorKind.ConnectionLost)]
    [InlineData(PostgresErrorCodes.QueryCanceled, null, StorageErrorKind.NoAnswer)]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction, null, StorageErrorKind.ReadOnly)]
    [InlineData(PostgresErrorCodes.InsufficientPrivilege, null, StorageErrorKind.NotPermitted)]
    [InlineData(PostgresErrorCodes.InvalidPassword, null, StorageErrorKind.NotPermitted)]
    [InlineData(PostgresErrorCodes.DiskFull, null, StorageErrorKind.ServerFailed)]
    [InlineData(PostgresErrorCodes.OutOfMemory, null, StorageErrorKind.ServerFailed)]
    [InlineData(PostgresErrorCodes.TooManyConnections, null, StorageErrorKind.ServerFailed)]
    [InlineData(PostgresErrorCodes.IoError, null, StorageErrorKind.ServerFailed)]
    [InlineData(PostgresErrorCodes.InternalError, null, StorageErrorKind.ServerFailed)]
    [InlineData(PostgresErrorCodes.InvalidCatalogName, null, StorageErrorKind.UnsuitableDatabase)]
    public void Every_state_of_the_server_has_its_kind(string state, string? constraint, StorageErrorKind kind)
    {
        var fault = new PostgresException("refused", "ERROR", "ERROR", state, constraintName: constraint);
        var translated = Assert.IsAssignableFrom<StorageException>(ErrorTranslation.Of(fault));
        Assert.Equal(kind, translated.Kind);
        Assert.Same(fault, translated.InnerException);
    }

    [Fact]
    public void A_server_that_does_not_answer_is_told_from_one_that_is_gone() =>
        Assert.Equal(
            StorageErrorKind.NoAnswer, Assert.IsType<StorageException>(ErrorTranslation.Of(new NpgsqlException("late", new TimeoutException()))).Kind);

    [Fact]
    public void A_failed_connection_is_lost() =>
        Assert.Equal(StorageErrorKind.ConnectionLost, Assert.IsType<StorageException>(ErrorTranslation.Of(new NpgsqlException("gone"))).Kind);

    [Fact]
    public void Everything_else_passes()
    {
        var fault = new OperationCanceledException();
        Assert.Same(fault, ErrorTranslation.Of(fault));
    }
}
