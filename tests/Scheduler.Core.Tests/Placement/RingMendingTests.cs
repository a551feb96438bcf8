using CsCheck;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Goal: mended rings equal fresh ones. Method: histories of fleets in which few workers come, go or change places, every ring after every step.</summary>
public sealed class RingMendingTests
{
    private const int Rings = 20;

    [Fact]
    public void Mended_rings_of_XxHash64_equal_fresh_ones() => CheckHistories<XxHash64RingHash>();

    [Fact]
    public void Mended_rings_full_of_ties_equal_fresh_ones() => CheckHistories<CoarseRingHash>();

    [Fact]
    public void Replacing_a_few_of_many_workers_builds_no_ring()
    {
        var rings = new RingCache<XxHash64RingHash>();
        rings.Prepare(TestFleet.Workers(100).Identities, Rings, expectedWalks: 4 * Rings);
        rings.Prepare(TestFleet.Workers([.. Enumerable.Range(1, 98), 200, 201, 202]).Identities, Rings, expectedWalks: 4 * Rings);
        Assert.Equal(Rings, rings.BuiltRings);
        Assert.Equal(Rings, rings.MendedRings);
    }

    [Fact]
    public void A_fleet_with_a_repeated_identity_is_not_mended_but_built()
    {
        var rings = new RingCache<XxHash64RingHash>();
        rings.Prepare(TestFleet.Workers(10).Identities, Rings, expectedWalks: 4 * Rings);
        rings.Prepare(TestFleet.Workers([0, 1, 2, 3, 4, 5, 6, 7, 8, 8]).Identities, Rings, expectedWalks: 4 * Rings);
        Assert.Equal(2 * Rings, rings.BuiltRings);
    }

    private static void CheckHistories<THash>()
        where THash : struct, IRingHash
    {
        var mended = 0L;
        Gen.Select(Gen.Int[20, 60], Gen.Select(Gen.Int[0, 199], Gen.Int[0, 199], Gen.Int[0, 2]).Array[1, 8]).Sample(
            (size, steps) =>
            {
                var fleet = Enumerable.Range(0, size).ToList();
                var cache = new RingCache<THash>();
                cache.Prepare(TestFleet.Workers(fleet).Identities, Rings, expectedWalks: 4 * Rings);
                foreach (var (from, to, kind) in steps)
                {
                    Change(fleet, from, to, kind);
                    var identities = TestFleet.Workers(fleet).Identities;
                    cache.Prepare(identities, Rings, expectedWalks: 4 * Rings, threads: 2);
                    var fresh = new RingCache<THash>();
                    fresh.Prepare(identities, Rings, expectedWalks: 0);
                    Assert.All(Enumerable.Range(0, Rings), ring => Assert.Equal(fresh.Positions(ring), cache.Positions(ring)));
                }

                Interlocked.Add(ref mended, cache.MendedRings);
            },
            iter: 500);
        Assert.InRange(mended, 1000, long.MaxValue);
    }

    /// <summary>One worker leaves, one joins, or two change places.</summary>
    private static void Change(List<int> fleet, int from, int to, int kind)
    {
        var position = from % fleet.Count;
        if (kind == 0)
        {
            fleet.RemoveAt(position);
        }
        else if (kind == 1 && !fleet.Contains(to))
        {
            fleet.Insert(position, to);
        }
        else
        {
            (fleet[position], fleet[to % fleet.Count]) = (fleet[to % fleet.Count], fleet[position]);
        }
    }
}
