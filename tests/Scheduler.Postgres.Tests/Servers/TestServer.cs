using Sim.Provisioning;

namespace Scheduler.Postgres.Tests.Servers;

/// <summary>The one server of a test run and the pool of databases on it.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private static readonly Lazy<Task<TestServer>> Shared = new(StartAsync);

    private readonly PostgresServer? _server;
    private readonly PostgresStoragePool? _pool;

    private TestServer(PostgresServer? server, string? missingReason)
    {
        _server = server;
        _pool = server is null ? null : new PostgresStoragePool(server);
        MissingReason = missingReason;
    }

    /// <summary>Why there is no server; null if there is one.</summary>
    public string? MissingReason { get; }

    public PostgresServer Server => _server ?? throw new InvalidOperationException(MissingReason);

    public PostgresStoragePool Pool => _pool ?? throw new InvalidOperationException(MissingReason);

    public static Task<TestServer> GetAsync() => Shared.Value;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null && _pool is not null)
        {
            await _pool.DisposeAsync();
            await _server.DisposeAsync();
        }
    }

    private static async Task<TestServer> StartAsync()
    {
        try
        {
            return new TestServer(await PostgresServer.StartAsync(), missingReason: null);
        }
        catch (PostgresUnavailableException fault)
        {
            return new TestServer(server: null, fault.Message);
        }
    }
}
