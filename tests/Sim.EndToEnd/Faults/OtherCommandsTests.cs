using System.Runtime.Versioning;
using Npgsql;
using Sim.EndToEnd.Databases;
using Sim.EndToEnd.Processes;
using Sim.Provisioning;

namespace Sim.EndToEnd.Faults;

/// <summary>Goal: what is wrong with a server is told alike by every command that works on one. Method: a role that may do nothing, and a database where others have tables.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OtherCommandsTests
{
    private const string Walk = "cr-19-rejoined-worker-counts-again.walk.json";

    [LocalServerTheory]
    [InlineData("UTF8")]
    public async Task Every_command_says_in_one_line_what_a_server_lacks_and_leaves_nothing_there(string encoding)
    {
        await using var server = await FaultyServer.StartAsync(encoding);
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("walks"));
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "regressions", Walk));
        folder.Write(Path.Combine("walks", Walk), text.Replace("\"config\":", "\"backends\": [\"postgres\"], \"config\":", StringComparison.Ordinal));
        await server.ExecuteAsync("create role plain login");
        await GenerateFleetAsync(folder);
        string[][] commands =
        [
            ["shrink", Path.Combine("walks", Walk), "-o", "shrunk.walk.json"],
            ["regressions", "walks"],
            ["replay", Path.Combine("walks", Walk)],
            ["reshuffle", "fleet.parquet", "--scheduler", "multistep", "--backend", "postgres", "--journal", "none"],
        ];
        foreach (var command in commands)
        {
            var result = await SimProcess.RunAsync(folder.Root, server.Variables("Username=plain"), command);

            Assert.True(result.ExitCode == 3, $"{command[0]}: exit code {result.ExitCode}\n{result.Output}\n{result.Error}");
            Assert.Contains("CREATEDB", Assert.Single(result.Error.Split('\n'), line => line.StartsWith("sim: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        }

        Assert.Empty(await server.PoolDatabasesAsync());
        Assert.Equal(["fleet.parquet", "walks"], Directory.GetFileSystemEntries(folder.Root).Select(Path.GetFileName).Order());
    }

    [LocalServerTheory]
    [InlineData("other_tables")]
    public async Task A_database_with_tables_of_others_is_left_alone_until_somebody_consents(string database)
    {
        await using var server = await FaultyServer.StartAsync();
        using var folder = new TemporaryFolder();
        await server.ExecuteAsync($"create database {database}");
        var variables = server.Variables($"Database={database}");
        await ExecuteAsync(variables, "create table theirs (id int); insert into theirs values (1)");
        await GenerateFleetAsync(folder);
        string[] ingest = ["reshuffle", "fleet.parquet", "--scheduler", "multistep", "--backend", "postgres", "--ingest-only"];

        var refused = await SimProcess.RunAsync(folder.Root, variables, ingest);
        var tables = await CountTablesAsync(variables);
        var allowed = await SimProcess.RunAsync(folder.Root, variables, [.. ingest, "--allow-other-tables"]);
        var later = await SimProcess.RunAsync(folder.Root, variables, ["reshuffle", "fleet.parquet", "--scheduler", "multistep", "--backend", "postgres", "--skip-ingest"]);

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("--allow-other-tables", Assert.Single(refused.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Equal(1, tables);
        Assert.True(allowed.ExitCode == 0, allowed.Error);
        Assert.True(later.ExitCode == 0, later.Error);
        Assert.True(await CountTablesAsync(variables) > 5);
        Assert.Equal(1L, await ExecuteAsync(variables, "select count(*) from theirs"));
    }

    private static async Task GenerateFleetAsync(TemporaryFolder folder)
    {
        var generated = await SimProcess.RunAsync(
            folder.Root, null, "reshuffle", "generate", "--workers", "6", "--chunks", "40", "--chunk-size", "1MiB", "--copies", "3", "-o", "fleet.parquet");
        Assert.True(generated.ExitCode == 0, generated.Error);
    }

    private static async Task<long> CountTablesAsync(Dictionary<string, string> variables) =>
        (long)(await ExecuteAsync(variables, "select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"))!;

    private static async Task<object?> ExecuteAsync(Dictionary<string, string> variables, string sql)
    {
        await using var connection = new NpgsqlConnection(variables[PostgresServer.Variable] + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
