using Npgsql;
using Sim.EndToEnd.Processes;
using Sim.Provisioning;

namespace Sim.EndToEnd.Faults;

/// <summary>A server of a test's own, with the settings that the test wants, and the program run on it.</summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private static readonly string[] SmallSweep = ["sweep", "--backend", "postgres", "--model", "guided", "--cases", "2", "--seed", "1"];

    private readonly TemporaryFolder _folder = new();

    private FaultyServer(LocalServer server)
    {
        Server = server;
    }

    public LocalServer Server { get; }

    public static async Task<FaultyServer> StartAsync(string encoding = "UTF8", params string[] settings) =>
        new(await LocalServer.StartWithAsync(PostgresBinaries.Find()!, settings, encoding, CancellationToken.None));

    /// <summary>Runs a small sweep on it.</summary>
    /// <param name="difference">What the connection string says besides.</param>
    /// <param name="arguments">Further arguments.</param>
    public Task<SimProcessResult> SweepAsync(string difference = "", params string[] arguments) =>
        SimProcess.RunAsync(_folder.Root, Variables(difference), [.. SmallSweep, .. arguments]);

    public Dictionary<string, string> Variables(string difference) =>
        new() { [PostgresServer.Variable] = $"{Server.ConnectionString};{difference}" };

    public Task ExecuteAsync(string sql) => QueryAsync(sql);

    /// <summary>Databases of pools that are there.</summary>
    public Task<List<string>> PoolDatabasesAsync() => QueryAsync("select datname::text from pg_database where datname like 'sim\\_%' order by 1");

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<List<string>> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString + ";Pooling=false;Options=-c default_transaction_read_only=off");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
