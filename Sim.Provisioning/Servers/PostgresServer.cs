using Npgsql;

namespace Sim.Provisioning;

/// <summary>
/// A Postgres server for tests and simulations: the one that the environment names, else a private one from the machine's own
/// binaries, else a container. A private server and its folder are gone when this process is, however it ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Environment variable that holds a connection string. Its role must be allowed to create databases.</summary>
    public const string Variable = "SIM_POSTGRES";

    private readonly IAsyncDisposable? _owned;

    private PostgresServer(PostgresServerKind kind, string connectionString, IAsyncDisposable? owned)
    {
        Kind = kind;
        ConnectionString = connectionString;
        _owned = owned;
    }

    /// <summary>Where it came from.</summary>
    public PostgresServerKind Kind { get; }

    /// <summary>How to connect to its maintenance database.</summary>
    public string ConnectionString { get; }

    /// <summary>Finds or starts a server.</summary>
    /// <exception cref="PostgresUnavailableException">There is none to be had.</exception>
    /// <exception cref="MalformedConnectionStringException">The environment gives what is no connection string.</exception>
    public static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken = default)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return await ConnectToAsync(given, cancellationToken);
        }

        var reasons = new List<string>();
        if (PostgresBinaries.Find() is { } binaries)
        {
            try
            {
                var local = await LocalServer.StartAsync(binaries, cancellationToken);
                return new PostgresServer(PostgresServerKind.Local, local.ConnectionString, local);
            }
            catch (LocalServerException fault)
            {
                reasons.Add($"the private one failed: {fault.Message}");
            }
        }
        else
        {
            reasons.Add("no initdb on the PATH nor in /usr/lib/postgresql");
        }

        if (DockerEngine.Answers())
        {
            var container = await ContainerServer.StartAsync(cancellationToken);
            return new PostgresServer(PostgresServerKind.Container, container.ConnectionString, container);
        }

        reasons.Add("no Docker engine answers");
        throw new PostgresUnavailableException(
            $"no Postgres server ({string.Join("; ", reasons)}): {(PostgresBinaries.Find() is null ? "install one (Debian and Ubuntu: apt-get install postgresql)" : "mend that")} or set {Variable} to a connection string, as in {GivenConnectionString.Form}");
    }

    /// <summary>Stops a server of ours and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_owned is not null)
        {
            await _owned.DisposeAsync();
        }
    }

    private static async Task<PostgresServer> ConnectToAsync(string connectionString, CancellationToken cancellationToken)
    {
        var given = GivenConnectionString.Parse(connectionString);
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(given) { Pooling = false }.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return new PostgresServer(PostgresServerKind.Given, given, owned: null);
        }
        catch (Exception fault) when (fault is ArgumentException or NpgsqlException or InvalidOperationException or IOException or TimeoutException)
        {
            throw new PostgresUnavailableException($"{Variable} does not lead to a Postgres server: {OneLine(fault.Message)}; start it, or name another", fault);
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
