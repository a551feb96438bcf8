using Npgsql;
using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Servers;

namespace Scheduler.Postgres.Tests.Writing;

/// <summary>The staging table of a session does not grow with the number of cycles. Method: copies go to and fro between two workers, and the pages of the table are counted.</summary>
public sealed class StagingGrowthTests : DatabaseTests
{
    private const int Chunks = 60;

    [Fact]
    public async Task A_session_of_many_cycles_keeps_no_staged_page()
    {
        await Storage.InsertDatasetsAsync(["a"]);
        var keys = await Storage.InsertChunksAsync([.. Enumerable.Range(0, Chunks).Select(number => Chunk($"{number}", number, number))]);
        await Storage.RegisterNewChunksAsync();
        await Storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null), new WorkerInfo("w2", null)], Tick.Zero);
        for (var cycle = 1; cycle <= 40; cycle++)
        {
            Placed[] mapping = [.. keys.Select(key => new Placed(key, new WorkerPk(1 + (cycle % 2))))];
            var published = Assert.IsType<SchedulingCycleResult.Published>(await Storage.RunSchedulingCycleAsync(new StubAlgorithm(mapping), new Tick(cycle), 1));
            await Storage.ConfirmWorkerAssignmentAsync(published.Assignment.Id, new Tick(cycle));
            await Storage.RunVisibilityCycleAsync(new Tick(cycle));
        }

        Assert.Equal(0, await ScalarAsync("select pg_relation_size('staged_holders')"));
        Assert.Equal(0, await ScalarAsync("select count(*) from staged_holders"));
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, Storage.Connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
