using System.Globalization;
using System.Text;
using System.Text.Json;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

public sealed class RingHashTests
{
    private static readonly JsonElement Data = DataFile.Read("ring-hashes.json");

    [Theory]
    [InlineData("", 0xc920ca43256fdcb9)]
    [InlineData("a", 0x29c401b26a16e94d)]
    [InlineData("abcdefgh", 0x15284e2ebc3e2312)]
    [InlineData("to be or not to be", 0x1b993a826f4ae575)]
    public void SeaHash_meets_the_published_vectors(string text, ulong hash) =>
        Assert.Equal(hash, SeaHashRingHash.Hash(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void SeaHash_of_every_recorded_key_is_exact()
    {
        foreach (var group in (string[])["raw", "ring_keys", "replica_keys"])
        {
            foreach (var entry in Data.GetProperty(group).EnumerateArray())
            {
                Assert.Equal(Hex(entry, "hash"), SeaHashRingHash.Hash(Convert.FromHexString(entry.GetProperty("bytes").GetString()!)));
            }
        }
    }

    /// <summary>Seed 0, as in the algorithm's own test vectors.</summary>
    [Theory]
    [InlineData("", 0xef46db3751d8e999)]
    [InlineData("a", 0xd24ec4f1a98c6e5b)]
    [InlineData("abc", 0x44bc2cf5ad770999)]
    public void XxHash64_meets_the_published_vectors(string text, ulong hash) =>
        Assert.Equal(hash, XxHash64RingHash.Hash(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Rings_order_the_workers_of_the_recorded_fleet_exactly()
    {
        var rings = RecordedFleet();
        var keys = new RingKeys<SeaHashRingHash>();
        foreach (var entry in Data.GetProperty("ring_keys").EnumerateArray())
        {
            var ring = entry.GetProperty("ring").GetInt32();
            Assert.Equal(Hex(entry, "hash"), keys.Hash(rings.Table.Identities[entry.GetProperty("worker").GetUInt16()], ring));
        }

        foreach (var entry in Data.GetProperty("ring_orders").EnumerateArray())
        {
            Assert.Equal(DataFile.Positions(entry.GetProperty("positions")), rings.Positions(entry.GetProperty("ring").GetInt32()));
        }
    }

    [Fact]
    public void Replicas_of_the_recorded_chunks_have_exact_keys_rings_and_walks()
    {
        var rings = RecordedFleet();
        var hashes = new ReplicaHashes<SeaHashRingHash>(PlacementCase.Named("cold").Input.Chunks);
        foreach (var entry in Data.GetProperty("replica_keys").EnumerateArray())
        {
            var hash = hashes.Hash(entry.GetProperty("chunk").GetInt32(), entry.GetProperty("tag").GetInt32());
            Assert.Equal(Hex(entry, "hash"), hash);
            Assert.Equal(entry.GetProperty("ring").GetInt32(), rings.Table.RingOf(hash));
            Assert.Equal(DataFile.Positions(entry.GetProperty("walk")), WalkOf(rings, hash));
        }
    }

    private static RingCache<SeaHashRingHash> RecordedFleet()
    {
        var rings = new RingCache<SeaHashRingHash>();
        rings.Prepare(PlacementCase.Named("cold").Input.Workers.Identities, 6000, expectedWalks: 0);
        return rings;
    }

    private static ushort[] WalkOf(RingCache<SeaHashRingHash> rings, ulong hash)
    {
        var walk = new List<ushort>();
        foreach (var worker in rings.Walk(hash))
        {
            walk.Add(worker);
        }

        return [.. walk];
    }

    private static ulong Hex(JsonElement entry, string member) =>
        ulong.Parse(entry.GetProperty(member).GetString()!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
