using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres;

public sealed partial class PostgresSchedulerStorage
{
    /// <summary>
    /// Asks whether the database answers and this scheduler still leads, between operations; it is the same one caller at a time. Hosts
    /// use it as their sign of life. It writes nothing and changes nothing that the storage knows.
    /// </summary>
    /// <param name="timeout">How long to wait for the answer. Ending a ping that is late takes up to two seconds more, and may cost the connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is not positive.</exception>
    /// <exception cref="StorageException">
    /// <see cref="StorageErrorKind.NoAnswer"/>, <see cref="StorageErrorKind.ConnectionLost"/>, or <see cref="StorageErrorKind.FencedOut"/>:
    /// a newer scheduler leads, and this one is over.
    /// </exception>
    public async ValueTask PingAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        RequireUsable(cancellationToken);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(timeout);
        var leader = 0L;
        try
        {
            await _session.ReadAsync(
                "ping:read_leader", [new BatchQuery("select epoch from sched_leadership where singleton", reader => leader = reader.GetInt64(0))], late.Token);
        }
        catch (OperationCanceledException waited) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StorageException(StorageErrorKind.NoAnswer, FormattableString.Invariant($"the database did not answer within {timeout.TotalSeconds:0.###} s"), waited);
        }

        if (leader != Epoch)
        {
            _fencedOut = new StorageException(StorageErrorKind.FencedOut, FormattableString.Invariant($"a newer scheduler has taken over: epoch {leader} leads, not {Epoch}"));
            throw _fencedOut;
        }
    }
}
