using Npgsql;
using Sim.EndToEnd.Databases;
using Sim.EndToEnd.Processes;
using Sim.Provisioning;

namespace Sim.EndToEnd.Reshuffle;

/// <summary>Goal: a reshuffle run costs the same on either backend, and chunks that were stored once can be run on later.</summary>
public sealed class ReshuffleBackendTests
{
    private const string Profile = "steps: 4\nchunks_per_step: 20\nconfirm_lag_steps: 1\nfleet: [{at_step: 2, join: 2}, {at_step: 3, leave: 1}]\nreplace: [{dataset: s3://dataset-0, at_step: 2}]\nrestricted_fraction: 0.1\ninitial_new_fraction: 0.5\n";

    [DatabaseTheory]
    [InlineData("multistep")]
    public async Task Both_backends_and_stored_chunks_give_the_same_table(string scheduler)
    {
        using var folder = new TemporaryFolder();
        await using var server = await PostgresServer.StartAsync();
        var database = $"reshuffle_{Guid.NewGuid():N}";
        await ExecuteAsync(server.ConnectionString, $"create database {database}");
        var variables = new Dictionary<string, string>
        {
            [PostgresServer.Variable] = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database }.ConnectionString,
        };
        folder.Write("run.yaml", Profile);
        await RunAsync("generate", "--workers", "12", "--chunks", "400", "--weights", "1,4", "--copies", "9", "--chunk-size", "1MiB", "-o", "fleet.parquet");
        string[] run = ["fleet.parquet", "--profile", "run.yaml", "--scheduler", scheduler];

        var memory = await RunAsync(run);
        var postgres = await RunAsync([.. run, "--backend", "postgres"]);
        var stored = await RunAsync([.. run, "--backend", "postgres", "--ingest-only"]);
        var again = await TryAsync([.. run, "--backend", "postgres", "--ingest-only"]);
        var later = await RunAsync([.. run, "--backend", "postgres", "--skip-ingest"]);
        var twice = await TryAsync([.. run, "--backend", "postgres", "--skip-ingest"]);

        Assert.Contains("chunks added: 8 restricted, 72 not", memory, StringComparison.Ordinal);
        Assert.Equal(memory, postgres);
        Assert.Equal(memory, later);
        Assert.Equal("stored 400 chunks of 2 datasets\n", stored);
        Assert.Equal((2, true), (again.ExitCode, again.Error.Contains("the database is not empty", StringComparison.Ordinal)));
        Assert.Equal((2, true), (twice.ExitCode, twice.Error.Contains("has been run on", StringComparison.Ordinal)));
        await ExecuteAsync(server.ConnectionString, $"drop database {database} with (force)");

        Task<SimProcessResult> TryAsync(params string[] arguments) => SimProcess.RunAsync(folder.Root, variables, ["reshuffle", .. arguments]);

        async Task<string> RunAsync(params string[] arguments)
        {
            var result = await TryAsync(arguments);
            Assert.True(result.ExitCode == 0, result.Error);
            return result.Output;
        }
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
