using Npgsql;
using Scheduler.Postgres.Tests.Servers;
using Sim.Provisioning;

namespace Scheduler.Postgres.Tests.Provisioning;

/// <summary>Servers and storages are found, cleaned, and refused with one line.</summary>
public sealed class PoolTests
{
    [Fact]
    public async Task A_database_that_is_used_again_is_empty_and_its_keys_start_anew()
    {
        await using var pool = new PostgresStoragePool((await TestServer.GetAsync()).Server);
        string first;
        await using (var lease = await pool.RentAsync())
        {
            first = lease.ConnectionString;
            await lease.Storage.InsertDatasetsAsync(["a", "b"]);
        }

        await using var second = await pool.RentAsync();
        Assert.Equal(first, second.ConnectionString);
        Assert.Empty((await second.Storage.ReadStateAsync()).Datasets);
        await second.Storage.InsertDatasetsAsync(["c"]);
        await using var connection = new NpgsqlConnection(second.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select id from datasets", connection);
        Assert.Equal((short)1, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Two_leases_at_a_time_have_databases_of_their_own()
    {
        await using var pool = new PostgresStoragePool((await TestServer.GetAsync()).Server);
        await using var one = await pool.RentAsync();
        await using var two = await pool.RentAsync();
        Assert.NotEqual(one.ConnectionString, two.ConnectionString);
    }
}
