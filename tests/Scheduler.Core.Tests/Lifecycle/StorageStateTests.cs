using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

public sealed class StorageStateTests
{
    private static readonly StorageState State = new(
        ["a"],
        [ViewOf(1, 10), ViewOf(2, 20), ViewOf(5, 50)],
        [new(new ChunkPk(1), AppliedAtPortal: new(1)), new(new ChunkPk(5), Rejected: true)],
        [new(new ChunkPk(1), [new(1), new(2)]), new(new ChunkPk(5), [new(2)])],
        [new(new ChunkPk(1), new(2), new(1), null, null), new(new ChunkPk(1), new(3), new(1), null, null), new(new ChunkPk(2), new(2), new(1), null, null)],
        [],
        [],
        [],
        [new(new(1), "w1", null, null), new(new(2), "w2", null, null), new(new(3), "w3", null, null)],
        [],
        default,
        default);

    [Fact]
    public void A_snapshot_joins_chunks_with_their_holders_by_key()
    {
        var snapshot = State.Snapshot();
        Assert.Equal([new ChunkPk(1), new ChunkPk(2), new ChunkPk(5)], snapshot.Chunks.Select(chunk => chunk.Pk));
        Assert.Equal([new WorkerPk(1), new WorkerPk(2), new WorkerPk(3)], snapshot.PhysicalHolders(0));
        Assert.Equal([new WorkerPk(2)], snapshot.PhysicalHolders(1));
        Assert.Equal([new WorkerPk(2)], snapshot.PhysicalHolders(2));
        Assert.Equal("w3", snapshot.PeerIds[new WorkerPk(3)]);
    }

    [Fact]
    public void A_copy_in_both_sets_is_charged_once() => Assert.Equal(
        [new(new WorkerPk(1), 10L), new(new WorkerPk(2), 80L), new(new WorkerPk(3), 10L)], State.Snapshot().ByteLoad());

    [Fact]
    public void Rows_are_found_by_key_and_by_identity()
    {
        Assert.True(State.LifecycleOf(new ChunkPk(5))!.Rejected);
        Assert.Null(State.LifecycleOf(new ChunkPk(2)));
        Assert.Null(State.LifecycleOf(new ChunkPk(6)));
        Assert.Equal(new ChunkPk(5), State.PkOf("a", "c5"));
        Assert.Equal([new ChunkPk(5)], State.RejectedChunks());
        Assert.Equal([new ChunkPk(1)], State.VisibleChunks());
        Assert.Empty(State.ChunksInRemoval());
    }

    [Fact]
    public void A_row_of_a_chunk_that_is_not_stored_is_a_defect() =>
        Assert.Throws<InvariantViolatedException>(() => (State with { Chunks = [ViewOf(1, 10)] }).Snapshot());

    private static ChunkView ViewOf(int pk, long sizeBytes) => new(new ChunkPk(pk), "a", $"c{pk}", sizeBytes, new BlockRange(pk, pk));
}
