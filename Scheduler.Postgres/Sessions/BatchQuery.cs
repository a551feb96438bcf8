using Npgsql;

namespace Scheduler.Postgres.Sessions;

/// <summary>A statement of a batch.</summary>
/// <param name="Sql">Text with positional parameters.</param>
/// <param name="Take">Takes each row.</param>
/// <param name="Arguments">Values of the parameters.</param>
internal sealed record BatchQuery(string Sql, Action<NpgsqlDataReader> Take, params object[] Arguments)
{
    /// <summary>A statement whose rows nobody wants.</summary>
    public static BatchQuery Of(Statement statement, params object[] arguments) => new(statement.Sql, static _ => { }, arguments);
}
