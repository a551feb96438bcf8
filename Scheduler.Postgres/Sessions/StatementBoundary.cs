using Npgsql;

namespace Scheduler.Postgres;

/// <summary>A statement that is about to run or has just run.</summary>
public sealed class StatementBoundary
{
    private readonly NpgsqlConnection _connection;

    internal StatementBoundary(string name, StatementKind kind, NpgsqlConnection connection)
    {
        Name = name;
        Kind = kind;
        _connection = connection;
    }

    /// <summary>Operation and phase of the statement, as in <c>run_scheduling_cycle:stamp_entered_chunks</c>.</summary>
    public string Name { get; }

    /// <summary>What it is.</summary>
    public StatementKind Kind { get; }

    /// <summary>Cuts the connection; the server takes back the open transaction and frees the locks.</summary>
    public async ValueTask DropConnectionAsync() => await _connection.CloseAsync();
}
