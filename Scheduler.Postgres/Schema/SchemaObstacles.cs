using System.Text.RegularExpressions;
using Npgsql;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Schema;

/// <summary>What others have put into a database where the scheduler's tables are to be made.</summary>
internal static class SchemaObstacles
{
    private static readonly Regex MadeName = new(
        @"(create\s+(table|(unique\s+)?index|function)|constraint)\s+(?<name>\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>Whether a table of the name exists and is our journal: others call theirs so too.</summary>
    public const string FindJournal = """
        select count(*) = 2 from pg_attribute
        where attrelid = to_regclass($1) and attname in ('scriptname', 'applied') and attnum > 0 and not attisdropped
        """;

    private const string FindNames = """
        select case relkind when 'r' then 'table' when 'p' then 'table' when 'v' then 'view' when 'i' then 'index' else 'relation' end || ' ' || relname
        from pg_class where relnamespace = 'public'::regnamespace and relname = any($1) and relkind not in ('t', 'c')
        union all select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace and proname = any($1)
        order by 1
        """;

    // What an extension brought is not somebody's data.
    private const string FindTables = """
        select nspname || '.' || relname
        from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where relkind in ('r', 'p', 'f') and nspname !~ '^pg_' and nspname <> 'information_schema'
          and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
          and not (nspname = 'public' and relname = any($1))
        order by 1
        """;

    private const int NamedObstacles = 3;

    /// <summary>Demands that nothing stands in the way.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="pending">Scripts that are to be applied.</param>
    /// <param name="isFirst">Whether none was applied before.</param>
    /// <param name="allowsOtherTables">Whether tables of other names are no obstacle.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="StorageException">Something does; the message names it.</exception>
    public static async Task RequireNoneAsync(
        NpgsqlConnection connection, IReadOnlyList<string> pending, bool isFirst, bool allowsOtherTables, CancellationToken cancellationToken)
    {
        string[] wanted = [.. pending.SelectMany(static script => NamesMadeBy(SchemaMigrations.TextOf(script)))];
        string[] names = isFirst ? [.. wanted, SchemaMigrations.JournalTable] : wanted;
        var taken = await ReadAsync(connection, FindNames, names, cancellationToken);
        if (taken.Count > 0 && !(isFirst && taken is ["table " + SchemaMigrations.JournalTable] && await IsEmptyJournalAsync(connection, cancellationToken)))
        {
            throw new StorageException(
                StorageErrorKind.UnsuitableDatabase,
                $"the database {connection.Database} has names that the scheduler needs: {List(taken)} in the schema public; nothing was changed, name a database of its own");
        }

        if (isFirst && !allowsOtherTables && await ReadAsync(connection, FindTables, names, cancellationToken) is { Count: > 0 } others)
        {
            throw new StorageException(
                StorageErrorKind.OtherTables,
                $"the database {connection.Database} holds other tables: {List(others)}; nothing was changed, name an empty database or allow it with {nameof(PostgresStorageOptions.AllowOtherTables)}");
        }
    }

    /// <summary>Tables, indexes, functions and named constraints with an index, that a script makes.</summary>
    public static IEnumerable<string> NamesMadeBy(string script) => MadeName.Matches(script).Select(static match => match.Groups["name"].Value);

    private static async Task<bool> IsEmptyJournalAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(FindJournal, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = $"{SchemaMigrations.JournalSchema}.{SchemaMigrations.JournalTable}" });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql, string[] names, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = names });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private static string List(List<string> names) =>
        string.Join(", ", names.Take(NamedObstacles)) + (names.Count > NamedObstacles ? FormattableString.Invariant($" and {names.Count - NamedObstacles} more") : "");
}
