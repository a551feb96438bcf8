using System.IO.Hashing;
using CsCheck;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>
/// Every planner against a second, deliberately simple implementation, chunk by chunk on random inputs with
/// held, committed and routed copies, visibility, versions, unreliable workers and overfull disks.
/// </summary>
public sealed class JudgedPlannerTests
{
    private const int Cases = 10_000;

    [Theory]
    [InlineData(PlannerCatalog.SeaHash)]
    [InlineData(PlannerCatalog.XxHash64)]
    public void Multistep_decides_as_the_judge_does(string hash)
    {
        var seen = new Situations();
        Gen.Select(RandomPlacement.WithHolders, AnyEdges.Gen).Sample(
            (input, edges) =>
            {
                var expected = JudgePlanner.Multistep(JudgeInput.Of(input, HashOf(hash)));
                var actual = PlannerCatalog.Create(PlannerCatalog.Multistep, hash, edges: edges).Plan(input);
                AssertSame(expected, actual, isSorted: true);
                seen.Record(input, actual);
            },
            iter: Cases);
        seen.AssertReached();
    }

    [Fact]
    public void Ideal_decides_as_the_judge_does_and_in_its_order() => Gen.Select(RandomPlacement.WithHolders, AnyEdges.Gen).Sample(
        (input, edges) => AssertSame(
            JudgePlanner.Ideal(JudgeInput.Of(input, HashOf(PlannerCatalog.SeaHash))),
            PlannerCatalog.Create(PlannerCatalog.Ideal, PlannerCatalog.SeaHash, edges: edges).Plan(input),
            isSorted: false),
        iter: Cases);

    [Fact]
    public void Stateless_decides_as_the_judge_does() => Gen.Select(RandomPlacement.WithUsedBytes, AnyEdges.Gen).Sample(
        (input, edges) => AssertSame(
            JudgePlanner.Stateless(JudgeInput.Of(input, HashOf(PlannerCatalog.XxHash64))),
            PlannerCatalog.Create(PlannerCatalog.Stateless, PlannerCatalog.XxHash64, edges: edges).Plan(input),
            isSorted: true),
        iter: Cases);

    /// <summary>One planner over many different fleets: whatever it keeps from call to call must not show.</summary>
    [Fact]
    public void A_planner_that_was_used_before_decides_as_a_fresh_one()
    {
        RandomPlacement.WithHolders.Array[2, 6].Sample(
            inputs =>
            {
                var used = PlannerCatalog.Create(PlannerCatalog.Multistep, edges: inputs.Length % 2 == 0 ? PlacementEdges.Small : null);
                foreach (var input in inputs)
                {
                    var fresh = PlannerCatalog.Create(PlannerCatalog.Multistep).Plan(input);
                    AssertEqual(fresh, used.Plan(input));
                }
            },
            iter: 500);
    }

    internal static void AssertEqual(PlacementOutcome expected, PlacementOutcome actual)
    {
        if (expected is not PlacementOutcome.Placed placed)
        {
            Assert.IsType<PlacementOutcome.NotEnoughCapacity>(actual);
            return;
        }

        var other = Assert.IsType<PlacementOutcome.Placed>(actual);
        Assert.Equal(Rows.Of(placed.Workers), Rows.Of(other.Workers));
        Assert.Equal(placed.Evicted, other.Evicted);
        Assert.Equal(placed.Targets.ToArray(), other.Targets.ToArray());
        Assert.Equal(placed.AchievedMinimum.ToArray(), other.AchievedMinimum.ToArray());
        Assert.Equal(placed.ExcludedChunks, other.ExcludedChunks);
    }

    private static void AssertSame(JudgeResult? expected, PlacementOutcome actual, bool isSorted)
    {
        if (expected is null)
        {
            Assert.IsType<PlacementOutcome.NotEnoughCapacity>(actual);
            return;
        }

        var placed = Assert.IsType<PlacementOutcome.Placed>(actual);
        Rows.AssertEqual(
            [.. expected.Copies.Select(row => (isSorted ? row.Order() : row.AsEnumerable()).Select(worker => (ushort)worker).ToArray())],
            Rows.Of(placed.Workers));
        Assert.Equal(expected.Evicted.Select(pair => new EvictedCopy(pair.Chunk, pair.Worker)), placed.Evicted);
        Assert.Equal(expected.Excluded.Count, placed.ExcludedChunks);
        Assert.Equal(expected.Targets.ToDictionary(target => target.Key, target => (ushort)target.Value), placed.Targets.ToDictionary());
    }

    private static Func<byte[], ulong> HashOf(string name) =>
        name == PlannerCatalog.SeaHash ? JudgeSeaHash.Hash : key => XxHash64.HashToUInt64(key);
}
