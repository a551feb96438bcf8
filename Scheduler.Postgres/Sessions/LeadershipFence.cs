using Npgsql;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Sessions;

/// <summary>
/// What every write begins with (rule 22.11): it reads the leader under a share lock, so that a claim waits for the write and
/// the write for a claim that is under way, and ends the write if another epoch leads. It travels in front of the first
/// statement and costs no round trip of its own; nothing that was sent with it counts unless it passes.
/// </summary>
/// <param name="epoch">The epoch that must lead.</param>
internal sealed class LeadershipFence(long epoch)
{
    /// <summary>Reads the leader, and how far the clock has come.</summary>
    public const string ReadLeader = "select epoch, (select max(newest_tick) from sched_clock) from sched_leadership where singleton for share";

    /// <summary>The newest stored tick; null if there is none. Known once the check has passed.</summary>
    public Tick? NewestTick { get; private set; }

    /// <summary>Sends a batch behind the check.</summary>
    /// <returns>The results of the batch, without that of the check.</returns>
    /// <exception cref="StorageException">Another epoch leads (<see cref="StorageErrorKind.FencedOut"/>).</exception>
    public async Task<NpgsqlDataReader> SendAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        batch.BatchCommands.Insert(0, new NpgsqlBatchCommand(ReadLeader));
        var reader = await PassAsync(batch, cancellationToken);
        try
        {
            await reader.NextResultAsync(cancellationToken);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends the batch and reads who leads. Results come in order, so that a fault before the first is one of the check.</summary>
    private async Task<NpgsqlDataReader> PassAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        NpgsqlDataReader? reader = null;
        try
        {
            reader = await batch.ExecuteReaderAsync(cancellationToken);
            var isLed = await reader.ReadAsync(cancellationToken);
            Require(isLed ? reader.GetInt64(0) : 0);
            NewestTick = isLed && !await reader.IsDBNullAsync(1, cancellationToken) ? new Tick(reader.GetInt64(1)) : null;
            return reader;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.SerializationFailure)
        {
            await CloseAsync(reader);
            throw new StorageException(StorageErrorKind.FencedOut, $"a newer scheduler has taken over from epoch {epoch}", fault);
        }
        catch
        {
            await CloseAsync(reader);
            throw;
        }
    }

    private void Require(long leader)
    {
        if (leader != epoch)
        {
            throw new StorageException(StorageErrorKind.FencedOut, $"a newer scheduler has taken over: epoch {leader} leads, not {epoch}");
        }
    }

    private static async ValueTask CloseAsync(NpgsqlDataReader? reader)
    {
        try
        {
            await (reader?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (NpgsqlException)
        {
            // What came behind the check failed too; who leads is what matters.
        }
    }
}
