using System.Globalization;
using Npgsql;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Sessions;

/// <summary>
/// What a session relies on and therefore sets or checks itself, whatever the server, the database, the role or the connection
/// string say: how long a lock is waited for, that nothing but the driver's clock ends a statement or a session, that names
/// mean our tables, that rows can be written, and that every text can be stored.
/// </summary>
internal static class SessionSettings
{
    // Reads are single batches outside explicit transactions; under this isolation all of a batch belongs to one moment.
    private const string Always = """
        select set_config('lock_timeout', $1, false), set_config('default_transaction_isolation', 'repeatable read', false),
               set_config('default_transaction_read_only', 'off', false), set_config('search_path', 'public', false),
               set_config('statement_timeout', '0', false), set_config('idle_in_transaction_session_timeout', '0', false)
        """;

    private const string IdleSessions = ", set_config('idle_session_timeout', '0', false)";
    private const string Transactions = ", set_config('transaction_timeout', '0', false)";
    private const int IdleSessionsSince = 14;
    private const int TransactionsSince = 17;
    private const string Encoding = "UTF8";

    /// <summary>Sets it all on a new connection.</summary>
    public static async Task ApplyAsync(NpgsqlConnection connection, TimeSpan lockTimeout, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(TextFor(connection.PostgreSqlVersion.Major), connection);
        command.Parameters.Add(new NpgsqlParameter { Value = string.Create(CultureInfo.InvariantCulture, $"{(long)lockTimeout.TotalMilliseconds}ms") });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Demands a database that can store every text.</summary>
    /// <exception cref="StorageException">Its encoding is another (<see cref="StorageErrorKind.UnsuitableDatabase"/>).</exception>
    public static void RequireEncoding(NpgsqlConnection connection)
    {
        var encoding = connection.PostgresParameters["server_encoding"];
        if (encoding != Encoding)
        {
            throw new StorageException(
                StorageErrorKind.UnsuitableDatabase,
                $"the database {connection.Database} has the encoding {encoding}, and names need {Encoding}: create one with create database NAME template template0 encoding '{Encoding}'");
        }
    }

    /// <summary>A connection string with what a session needs: a pooled connection would outlive its owner and keep the scheduler lock.</summary>
    public static string ConnectionStringOf(PostgresStorageOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Pooling = false,
            Enlist = false,
            Encoding = Encoding,
            ClientEncoding = Encoding,
            TcpKeepAlive = true,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
        };
        if (options.AnswerTimeout is not null || !AnswerTimeoutText.IsNamedIn(options.ConnectionString))
        {
            builder.CommandTimeout = AnswerTimeoutText.SecondsOf(options.AnswerTimeout ?? PostgresStorageOptions.DefaultAnswerTimeout);
        }

        return builder.ConnectionString;
    }

    /// <summary>The same for the migrations, which open connections of their own: what they rely on travels in the connection string.</summary>
    public static string MigrationStringOf(PostgresStorageOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(ConnectionStringOf(options)) { SearchPath = "public" };
        builder.Options = $"{builder.Options} -c default_transaction_read_only=off -c statement_timeout=0 -c idle_in_transaction_session_timeout=0".TrimStart();
        return builder.ConnectionString;
    }

    private static string TextFor(int version) =>
        Always + (version >= IdleSessionsSince ? IdleSessions : "") + (version >= TransactionsSince ? Transactions : "");
}
