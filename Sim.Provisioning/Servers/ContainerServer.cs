using Testcontainers.PostgreSql;

namespace Sim.Provisioning;

/// <summary>A server in a container.</summary>
internal sealed class ContainerServer : IAsyncDisposable
{
    private const string Image = "postgres:17-alpine";

    private readonly PostgreSqlContainer _container;

    private ContainerServer(PostgreSqlContainer container)
    {
        _container = container;
    }

    /// <summary>How to connect to its maintenance database.</summary>
    public string ConnectionString => _container.GetConnectionString();

    /// <summary>Starts a container.</summary>
    /// <exception cref="PostgresUnavailableException">The engine does not do it.</exception>
    public static async Task<ContainerServer> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var container = new PostgreSqlBuilder(Image).WithCommand("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off").Build();
            await container.StartAsync(cancellationToken);
            return new ContainerServer(container);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new PostgresUnavailableException(
                $"the Docker engine did not start {Image}: {fault.Message.ReplaceLineEndings(" ").Trim()}; install Postgres or set {PostgresServer.Variable}", fault);
        }
    }

    /// <summary>Removes the container.</summary>
    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
