using Npgsql;
using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Faults;
using Scheduler.Postgres.Tests.Plans;
using Scheduler.Postgres.Tests.Servers;

namespace Scheduler.Postgres.Tests.Mirror;

/// <summary>Rows are loaded in slices of bounded size, whatever the size, with the same result.</summary>
public sealed class SlicedLoadingTests : DatabaseTests
{
    private readonly StatementRecorder _recorder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Slices_of_any_size_give_the_same_state(int rows)
    {
        var options = Options with { Edges = StorageEdges.Usual with { LoadSliceRows = rows }, Interceptor = _recorder };
        await using var other = await (await TestServer.GetAsync()).Pool.RentAsync();
        var restarted = Storage;
        foreach (var (run, _) in Story.Steps)
        {
            await run(other.Storage);
            await restarted.DisposeAsync();
            restarted = await PostgresSchedulerStorage.OpenAsync(options);
            await run(restarted);
            Assert.Equal(StateText.Of(await other.Storage.ReadStateAsync()), StateText.Of(await restarted.ReadStateAsync()));
        }

        await restarted.DisposeAsync();
        var loads = _recorder.Statements.Where(statement => statement.Sql.Contains(" limit $", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(loads);
        Assert.All(loads, load => Assert.Equal(rows, load.Arguments[^1]));
    }

    [Fact]
    public async Task New_chunks_of_others_come_in_slices_too_with_the_corrections_that_name_them()
    {
        await using var other = await (await TestServer.GetAsync()).Pool.RentAsync();
        await using var sliced = await ReopenAsync(Options with { Edges = StorageEdges.Usual with { LoadSliceRows = 2 } });
        var (admitted, state) = await RegisterAsync(sliced, Options);
        var (admittedAtOnce, stateAtOnce) = await RegisterAsync(other.Storage, new PostgresStorageOptions(other.ConnectionString));
        Assert.Equal(admittedAtOnce, admitted);
        Assert.Equal(StateText.Of(stateAtOnce), StateText.Of(state));
        Assert.Equal(new ChunkPk(7), Assert.Single(state.Corrections).New);
    }

    private static async Task<(IReadOnlyList<ChunkPk> Admitted, StorageState State)> RegisterAsync(PostgresSchedulerStorage storage, PostgresStorageOptions options)
    {
        await storage.InsertDatasetsAsync(["a"]);
        Assert.Empty(await storage.RegisterNewChunksAsync());
        await using var writer = await PostgresSecondaryWriter.OpenAsync(options, storage.Epoch);
        await writer.InsertChunksAsync([.. Enumerable.Range(0, 7).Select(number => Chunk($"{number}", number, number))]);
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "insert into chunk_corrections select 1, 7, 1, 0");
        return (await storage.RegisterNewChunksAsync(), await storage.ReadStateAsync());
    }

    private async Task<PostgresSchedulerStorage> ReopenAsync(PostgresStorageOptions options)
    {
        await Storage.DisposeAsync();
        return await PostgresSchedulerStorage.OpenAsync(options);
    }
}
