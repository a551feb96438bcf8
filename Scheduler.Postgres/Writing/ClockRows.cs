using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>How far the clock has come. Reading it travels with the check of the leader.</summary>
internal static class ClockRows
{
    /// <summary>The row of the scheduler's own operations.</summary>
    public const string Cycles = "cycles";

    /// <summary>The row of those who write the registry, on whatever connection.</summary>
    public const string Registry = "registry";

    /// <summary>Raises a row.</summary>
    public const string Raise = """
        insert into sched_clock as stored (writer, newest_tick) values ($1, $2)
        on conflict (writer) do update set newest_tick = greatest(stored.newest_tick, excluded.newest_tick)
        """;

    /// <summary>Stores the tick of an operation unless that tick, or a later one, is stored. It comes last in its transaction, so that the row is locked for a moment only.</summary>
    public static async Task RaiseAsync(PostgresTransaction transaction, string operation, string writer, Tick now, CancellationToken cancellationToken)
    {
        if (await transaction.NewestTickAsync(cancellationToken) is not { } newest || now > newest)
        {
            await transaction.ExecuteAsync(new Statement(operation + ":raise_clock", Raise), cancellationToken, writer, now.Value);
        }
    }
}
