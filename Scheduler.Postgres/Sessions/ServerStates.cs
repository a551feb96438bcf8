using Npgsql;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Sessions;

/// <summary>Which states of the server (SQLSTATE) say something about the server and its settings and nothing about a statement.</summary>
internal static class ServerStates
{
    private const string IdleSessionTimeout = "57P05";
    private const string IdleInTransactionTimeout = "25P03";
    private const string TransactionTimeout = "25P04";

    /// <summary>The kind of a state; null for one that a statement of ours is to blame for.</summary>
    public static StorageErrorKind? KindOf(string state) => state switch
    {
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or IdleSessionTimeout
            or IdleInTransactionTimeout or TransactionTimeout => StorageErrorKind.ConnectionLost,
        PostgresErrorCodes.QueryCanceled => StorageErrorKind.NoAnswer,
        PostgresErrorCodes.ReadOnlySqlTransaction => StorageErrorKind.ReadOnly,
        PostgresErrorCodes.InsufficientPrivilege => StorageErrorKind.NotPermitted,
        PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.DatabaseDropped => StorageErrorKind.UnsuitableDatabase,
        _ => OfClass(state.Length < 2 ? "" : state[..2]),
    };

    // 08 connection, 28 authorization, 53 resources, 57 the operator, 58 and F0 the machine and its files, XX the server's own mistakes.
    private static StorageErrorKind? OfClass(string stateClass) => stateClass switch
    {
        "08" => StorageErrorKind.ConnectionLost,
        "28" => StorageErrorKind.NotPermitted,
        "53" or "57" or "58" or "F0" or "XX" => StorageErrorKind.ServerFailed,
        _ => null,
    };
}
