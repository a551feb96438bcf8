using Npgsql;
using Scheduler.Postgres.Tests.Servers;

namespace Scheduler.Postgres.Tests.Schema;

/// <summary>The rule that both sides of a correction are of its dataset binds every writer of the table (rule PG-3).</summary>
public sealed class CorrectionTriggerTests : DatabaseTests
{
    [Theory]
    [InlineData(1, 3, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(1, 2, 2)]
    public async Task A_foreign_writer_cannot_link_chunks_of_two_datasets(long oldChunk, long newChunk, int dataset)
    {
        await StoreAsync();
        var fault = await Assert.ThrowsAsync<PostgresException>(() => LinkAsync(oldChunk, newChunk, dataset));
        Assert.Equal(PostgresErrorCodes.RaiseException, fault.SqlState);
    }

    [Fact]
    public async Task A_foreign_writer_cannot_move_a_correction_to_another_dataset()
    {
        await StoreAsync();
        await LinkAsync(1, 2, 1);
        var fault = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync("update chunk_corrections set new_chunk_pk = 3"));
        Assert.Equal(PostgresErrorCodes.RaiseException, fault.SqlState);
        Assert.Equal(1, await ExecuteAsync("update chunk_corrections set created_at = 5"));
    }

    [Fact]
    public async Task A_chunk_that_does_not_exist_is_left_to_the_foreign_key()
    {
        await StoreAsync();
        var fault = await Assert.ThrowsAsync<PostgresException>(() => LinkAsync(1, 99, 1));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, fault.SqlState);
    }

    private async Task StoreAsync()
    {
        await Storage.InsertDatasetsAsync(["a", "b"]);
        await Storage.InsertChunksAsync([Chunk("1", 0, 1), Chunk("2", 0, 1), Chunk("3", 0, 1, "b")]);
    }

    private Task<int> LinkAsync(long oldChunk, long newChunk, int dataset) =>
        ExecuteAsync($"insert into chunk_corrections (old_chunk_pk, new_chunk_pk, dataset_id, created_at) values ({oldChunk}, {newChunk}, {dataset}, 0)");
}
