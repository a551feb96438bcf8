using DbUp;
using DbUp.Engine;
using Npgsql;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Schema;

/// <summary>Brings a database to the schema that this build expects: numbered scripts inside the assembly, each in a transaction of its own, each applied once.</summary>
internal static class SchemaMigrations
{
    private const string JournalSchema = "public";
    private const string JournalTable = "schema_migrations";

    /// <summary>Names of the scripts, in order.</summary>
    public static IReadOnlyList<string> Scripts { get; } =
        [.. typeof(SchemaMigrations).Assembly.GetManifestResourceNames().Where(IsScript).Order(StringComparer.Ordinal)];

    /// <summary>Applies the scripts that the database has not seen. The caller holds the scheduler lock, so that no two processes migrate.</summary>
    /// <param name="connection">An open connection to the database.</param>
    /// <param name="connectionString">How migrations open a connection of their own.</param>
    /// <param name="cancellationToken">Stops before the first script.</param>
    /// <returns>Names of the scripts that were applied now.</returns>
    /// <exception cref="StorageException">A script failed.</exception>
    public static async Task<IReadOnlyList<string>> ApplyAsync(NpgsqlConnection connection, string connectionString, CancellationToken cancellationToken)
    {
        if (await AreAllAppliedAsync(connection, cancellationToken))
        {
            return [];
        }

        cancellationToken.ThrowIfCancellationRequested();
        var result = Upgrader(connectionString).PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(static script => script.Name)]
            : throw new StorageException(StorageErrorKind.Database, $"migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
    }

    private static UpgradeEngine Upgrader(string connectionString) =>
        DeployChanges.To
            .PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(typeof(SchemaMigrations).Assembly, IsScript)
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .JournalToPostgresqlTable(JournalSchema, JournalTable)
            .LogToNowhere()
            .Build();

    /// <summary>Asks for the common case, in which a start has nothing to migrate, without the migration library's several connections.</summary>
    private static async Task<bool> AreAllAppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var exists = new NpgsqlCommand($"select to_regclass('{JournalSchema}.{JournalTable}') is not null", connection);
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return false;
        }

        await using var count = new NpgsqlCommand($"select count(*) from {JournalSchema}.{JournalTable} where scriptname = any($1)", connection);
        count.Parameters.Add(new NpgsqlParameter { Value = Scripts.ToArray() });
        return await count.ExecuteScalarAsync(cancellationToken) is long applied && applied == Scripts.Count;
    }

    private static bool IsScript(string resource) => resource.EndsWith(".sql", StringComparison.Ordinal);
}
