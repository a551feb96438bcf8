using System.Buffers.Binary;
using System.Data;
using System.IO.Hashing;
using System.Text;
using Npgsql;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Leadership;

/// <summary>
/// Makes a session the only scheduler of its database (rules PG-2 and 22.11). The advisory lock keeps a second process from
/// starting; the epoch keeps a first one that lost its lock without noticing from writing.
/// </summary>
internal static class SchedulerLock
{
    private const string Label = "chunk-scheduler:";

    // A server that is silent need not hear of it: the lock goes with the connection.
    private const int ReleaseSeconds = 5;

    private const string ClaimOperation = "claim_leadership";

    private static readonly Statement Claim = new(
        ClaimOperation + ":raise_epoch", "update sched_leadership set epoch = epoch + 1 where singleton returning epoch");

    /// <summary>Key of the advisory lock of a database. Its name is part of it, so that schedulers of two databases of one server never meet.</summary>
    public static long KeyOf(string database) =>
        BinaryPrimitives.ReadInt64BigEndian(XxHash64.Hash(Encoding.UTF8.GetBytes(Label + database)));

    /// <summary>Takes the lock, without waiting.</summary>
    /// <exception cref="StorageException">Another session has it: <see cref="StorageErrorKind.AlreadyRunning"/>.</exception>
    public static async Task AcquireAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var database = connection.Database;
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = KeyOf(database) });
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            throw new StorageException(StorageErrorKind.AlreadyRunning, $"another scheduler holds the database {database}");
        }
    }

    /// <summary>Frees the lock before the connection is closed: a closed connection frees it too, but only once the server has noticed.</summary>
    public static async Task ReleaseAsync(NpgsqlConnection connection)
    {
        if (connection.State != ConnectionState.Open)
        {
            return;
        }

        try
        {
            await using var command = new NpgsqlCommand("select pg_advisory_unlock_all()", connection) { CommandTimeout = ReleaseSeconds };
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }
    }

    /// <summary>Raises the epoch, which waits for writes of the present one and shuts out later ones.</summary>
    /// <exception cref="StorageException">Writes of the present epoch did not end in time: <see cref="StorageErrorKind.AlreadyRunning"/>.</exception>
    public static async Task<long> ClaimEpochAsync(PostgresSession session, CancellationToken cancellationToken)
    {
        try
        {
            return await session.WriteUnfencedAsync(
                ClaimOperation, IsolationLevel.ReadCommitted, transaction => transaction.ScalarAsync<long>(Claim, cancellationToken), cancellationToken);
        }
        catch (StorageException fault) when (fault.Kind == StorageErrorKind.LockTimeout)
        {
            throw new StorageException(StorageErrorKind.AlreadyRunning, "another scheduler is still writing to the database", fault);
        }
    }
}
