using Scheduler.Core.Placement;
using static Scheduler.Core.Tests.Placement.TestFleet;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Mistakes of a caller end in a typed exception that holds the value, whatever the planner.</summary>
public sealed class PlacementRefusalTests
{
    private static readonly PlacementInput Valid = PlacementInput.FromScratch(Chunks(2), Workers(3), Configuration(10 * ChunkBytes, 0.9, 1));

    [Theory]
    [InlineData(-1L, 0.9, 1, 6000, "-1 bytes")]
    [InlineData(1L, 0.0, 1, 6000, "saturation of 0 ")]
    [InlineData(1L, 1.5, 1, 6000, "saturation of 1.5")]
    [InlineData(1L, double.NaN, 1, 6000, "saturation of NaN")]
    [InlineData(1L, 0.9, -1, 6000, "floor of -1")]
    [InlineData(1L, 0.9, 65536, 6000, "floor of 65536")]
    [InlineData(1L, 0.9, 1, 0, "0 rings")]
    [InlineData(1L, 0.9, 1, 65537, "65537 rings")]
    public void Settings_out_of_range_are_refused(long capacityBytes, double saturation, int floor, int rings, string part) =>
        AssertRefused(Valid with { Configuration = new PlacementConfiguration(capacityBytes, saturation, floor, Rings: rings) }, part);

    [Fact]
    public void Positions_that_do_not_exist_or_repeat_are_refused()
    {
        AssertRefused(Valid with { Held = HolderLists.FromRows([[], [3]]) }, "chunk 1 names held worker 3 of 3");
        AssertRefused(Valid with { Committed = HolderLists.FromRows([[1, 0, 1], []]) }, "chunk 0 names committed worker 1 twice");
        AssertRefused(Valid with { Routed = HolderLists.FromRows([[]]) }, "2 chunks but 1 rows of routed");
    }

    [Fact]
    public void Columns_that_do_not_fit_are_refused()
    {
        AssertRefused(Valid with { Chunks = Valid.Chunks with { Weights = [1] } }, "2 chunks differ in length");
        AssertRefused(Valid with { Workers = Valid.Workers with { UsedBytes = [] } }, "3 workers differ in length");
        AssertRefused(Valid with { UnplannedBytes = [1] }, "unplanned bytes of 1 workers were given for 3");
        AssertRefused(Valid with { Chunks = Valid.Chunks with { Datasets = [0, 1] } }, "chunk 1 names dataset 1 of 1");
        AssertRefused(Valid with { Chunks = Valid.Chunks with { MinimumVersions = [1, -1] } }, "chunk 0 names minimum version 1 of 1");
    }

    [Fact]
    public void Sizes_that_are_negative_or_add_up_too_high_are_refused()
    {
        AssertRefused(Valid with { Chunks = Valid.Chunks with { SizesBytes = [-1, 0] } }, "chunk 0 has a size of -1");
        AssertRefused(Valid with { Chunks = Valid.Chunks with { SizesBytes = [long.MaxValue, 1] } }, "chunk 1 has a size of 1");
        AssertRefused(Valid with { Workers = Valid.Workers with { UsedBytes = [0, -1, 0] } }, "worker 1 has -1");
        AssertRefused(Valid with { UnplannedBytes = [0, 0, -1] }, "worker 2 has -1 unplanned bytes");
        AssertRefused(Valid with { UnplannedBytes = [0, long.MaxValue, 0], Chunks = Valid.Chunks with { SizesBytes = [1, 0] } }, "worker 1 has 9223372036854775807 unplanned bytes");
    }

    [Theory]
    [InlineData(PlannerCatalog.Multistep)]
    [InlineData(PlannerCatalog.Ideal)]
    public void Planners_without_used_bytes_refuse_them(string planner)
    {
        var input = Valid with { Workers = Valid.Workers with { UsedBytes = [0, 0, 5] } };
        var refusal = Assert.Throws<PlacementInputException>(() => PlannerCatalog.Create(planner).Plan(input));
        Assert.Contains($"{planner} takes no used bytes, but worker 2 has 5", refusal.Message, StringComparison.Ordinal);
        Placed(PlannerCatalog.Create(PlannerCatalog.Stateless).Plan(input));
    }

    private static void AssertRefused(PlacementInput input, string part) => Assert.All(PlannerCatalog.Planners, planner =>
    {
        var refusal = Assert.Throws<PlacementInputException>(() => PlannerCatalog.Create(planner).Plan(input));
        Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
    });
}
