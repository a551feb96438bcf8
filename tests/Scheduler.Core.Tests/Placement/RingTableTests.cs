using CsCheck;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>
/// Goal: rings are exact although an entry keeps only 48 bits of a hash. Method: order and first workers against sorting
/// and searching full hashes, with the real hashes and with one that makes nearly everything tie.
/// </summary>
public sealed class RingTableTests
{
    private const int Rings = 5;

    private static readonly Gen<(int[] Workers, ulong[] Hashes)> Fleets =
        Gen.Select(Gen.Int[0, 400].Array[1, 150], Gen.ULong.Array[1, 150]);

    [Fact]
    public void Rings_of_XxHash64_are_exact() => CheckRings<XxHash64RingHash>();

    [Fact]
    public void Rings_of_SeaHash_are_exact() => CheckRings<SeaHashRingHash>();

    [Fact]
    public void Rings_of_a_hash_full_of_ties_are_exact() => CheckRings<CoarseRingHash>();

    [Fact]
    public void Rings_built_on_many_threads_equal_rings_built_on_demand()
    {
        var identities = TestFleet.Workers(300).Identities;
        var onDemand = new RingCache<XxHash64RingHash>();
        onDemand.Prepare(identities, 100, expectedWalks: 0);
        foreach (var threads in (int[])[1, 2, 7])
        {
            var atOnce = new RingCache<XxHash64RingHash>();
            atOnce.Prepare(identities, 100, expectedWalks: 400, threads);
            Assert.All(Enumerable.Range(0, 100), ring => Assert.Equal(onDemand.Positions(ring), atOnce.Positions(ring)));
        }
    }

    [Fact]
    public void Rings_that_hold_one_hash_many_times_over_are_sorted_without_buckets()
    {
        var identities = Enumerable.Range(0, 200).Select(_ => IdentityRingHash.WorkerIdentity(3)).ToArray();
        var rings = new RingCache<IdentityRingHash>();
        rings.Prepare(identities, 1, expectedWalks: 4);
        Assert.Equal(Enumerable.Range(0, 200).Select(worker => (ushort)worker), rings.Positions(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6000)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void The_ring_of_a_replica_is_its_hash_modulo_the_number_of_rings(int rings)
    {
        var table = new RingTable<XxHash64RingHash>([], rings, [], 0);
        ulong[] corners = [0, 1, (ulong)rings - 1, (ulong)rings, ulong.MaxValue, ulong.MaxValue - 1, 1UL << 63];
        Assert.All(corners, hash => Assert.Equal((int)(hash % (ulong)rings), table.RingOf(hash)));
        Gen.ULong.Sample(hash => table.RingOf(hash) == (int)(hash % (ulong)rings));
    }

    private static void CheckRings<THash>()
        where THash : struct, IRingHash
    {
        Fleets.Sample(
            (workers, hashes) =>
            {
                byte[][] identities = [.. workers.Select(TestFleet.Identity)];
                var rings = new RingCache<THash>();
                rings.Prepare(identities, Rings, expectedWalks: 4 * Rings);
                var keys = new RingKeys<THash>();
                var exact = Enumerable.Range(0, Rings).Select(ring => identities
                    .Select((identity, position) => (Hash: keys.Hash(identity, ring), Position: (ushort)position)).Order().ToArray()).ToArray();
                for (var ring = 0; ring < Rings; ring++)
                {
                    Assert.Equal(exact[ring].Select(entry => entry.Position), rings.Positions(ring));
                }

                // Hashes of workers themselves start exactly at an entry.
                ulong[] replicas = [.. hashes, .. exact.SelectMany(ring => ring.Select(entry => entry.Hash))];
                var first = new ushort[replicas.Length];
                rings.Table.First(replicas, first);
                for (var i = 0; i < replicas.Length; i++)
                {
                    var ring = exact[(int)(replicas[i] % Rings)];
                    var start = Math.Max(0, Array.FindIndex(ring, entry => entry.Hash >= replicas[i]));
                    Assert.Equal(ring[start].Position, first[i]);
                    Assert.Equal(ring[start].Position, rings.Table.First(replicas[i]));
                }
            },
            iter: 300);
    }
}
