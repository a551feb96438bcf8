using Npgsql;

namespace Scheduler.Postgres;

/// <summary>A statement, or several that are sent together, about to run or just run.</summary>
public sealed class StatementBoundary
{
    private readonly NpgsqlConnection _connection;

    internal StatementBoundary(string name, StatementKind kind, IReadOnlyList<SentStatement> statements, NpgsqlConnection connection)
    {
        Name = name;
        Kind = kind;
        Statements = statements;
        _connection = connection;
    }

    /// <summary>Operation and phase of the statement, as in <c>run_scheduling_cycle:stamp_entered_chunks</c>.</summary>
    public string Name { get; }

    /// <summary>What it is.</summary>
    public StatementKind Kind { get; }

    /// <summary>
    /// What is sent in this one round trip; nothing for the begin and the end of a transaction. The check of the leader, which
    /// travels in front of the first statement of a write, is not listed.
    /// </summary>
    public IReadOnlyList<SentStatement> Statements { get; }

    /// <summary>Cuts the connection; the server takes back the open transaction and frees the locks.</summary>
    public async ValueTask DropConnectionAsync() => await _connection.CloseAsync();
}
