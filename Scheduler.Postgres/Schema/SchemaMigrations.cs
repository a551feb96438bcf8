using DbUp;
using DbUp.Engine;
using Npgsql;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Schema;

/// <summary>Brings a database to the schema that this build expects: numbered scripts inside the assembly, each applied once; those of one start in one transaction, all or none.</summary>
internal static class SchemaMigrations
{
    internal const string JournalSchema = "public";
    internal const string JournalTable = "schema_migrations";

    /// <summary>Names of the scripts, in order.</summary>
    public static IReadOnlyList<string> Scripts { get; } =
        [.. typeof(SchemaMigrations).Assembly.GetManifestResourceNames().Where(IsScript).Order(StringComparer.Ordinal)];

    /// <summary>Applies the scripts that the database has not seen. The caller holds the scheduler lock, so that no two processes migrate.</summary>
    /// <param name="connection">An open connection to the database.</param>
    /// <param name="options">How migrations open a connection of their own, and whether tables of others are no obstacle.</param>
    /// <param name="cancellationToken">Stops before the first script.</param>
    /// <returns>Names of the scripts that were applied now.</returns>
    /// <exception cref="StorageException">Something stands in the way or a script failed; nothing was changed.</exception>
    public static async Task<IReadOnlyList<string>> ApplyAsync(NpgsqlConnection connection, PostgresStorageOptions options, CancellationToken cancellationToken)
    {
        var applied = await AppliedAsync(connection, cancellationToken);
        string[] pending = [.. Scripts.Except(applied, StringComparer.Ordinal)];
        if (pending.Length == 0)
        {
            return [];
        }

        await SchemaObstacles.RequireNoneAsync(connection, pending, !applied.Overlaps(Scripts), options.AllowOtherTables, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var result = Upgrader(SessionSettings.MigrationStringOf(options)).PerformUpgrade();
        return result.Successful ? [.. result.Scripts.Select(static script => script.Name)] : throw Failed(result);
    }

    /// <summary>Text of a script.</summary>
    public static string TextOf(string script)
    {
        using var reader = new StreamReader(typeof(SchemaMigrations).Assembly.GetManifestResourceStream(script)!);
        return reader.ReadToEnd();
    }

    private static StorageException Failed(DatabaseUpgradeResult result)
    {
        var cause = ErrorTranslation.Of(result.Error) as StorageException;
        var kind = cause is { } known && known.Kind.IsOfEnvironment() ? known.Kind : StorageErrorKind.UnsuitableDatabase;
        return new StorageException(
            kind, $"migration {result.ErrorScript?.Name ?? "of the journal"} failed and nothing was changed: {(cause ?? result.Error).Message.ReplaceLineEndings(" ")}", result.Error);
    }

    private static UpgradeEngine Upgrader(string connectionString) =>
        DeployChanges.To
            .PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(typeof(SchemaMigrations).Assembly, IsScript)
            .WithTransaction()
            .WithVariablesDisabled()
            .JournalToPostgresqlTable(JournalSchema, JournalTable)
            .LogToNowhere()
            .Build();

    /// <summary>What the journal lists; nothing if there is none. Asked for without the migration library's several connections, since most starts have nothing to migrate.</summary>
    private static async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new HashSet<string>(StringComparer.Ordinal);
        await using var exists = new NpgsqlCommand(SchemaObstacles.FindJournal, connection);
        exists.Parameters.Add(new NpgsqlParameter { Value = $"{JournalSchema}.{JournalTable}" });
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return applied;
        }

        await using var names = new NpgsqlCommand($"select scriptname from {JournalSchema}.{JournalTable}", connection);
        await using var reader = await names.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(reader.GetString(0));
        }

        return applied;
    }

    private static bool IsScript(string resource) => resource.EndsWith(".sql", StringComparison.Ordinal);
}
