namespace Sim.Oracles.Tests;

public sealed class AtomicPublicationOracleTests
{
    private static StateSketch Fleet => new StateSketch().Workers(1, 2, 3).Chunk(1);

    [Fact]
    [MustFire("O-02")]
    public void A_new_chunk_published_with_part_of_its_floor_is_a_fault()
    {
        var before = RetentionBaseline.From(Fleet.View);

        AtomicPublicationOracle.Judge(Fleet.Ideal(1, 3).View, before, 2)
            .Fires(OracleCatalog.AtomicPublication, "chunk", "a/c1", "pk 1", "1 of 2", "[3]");
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 1, 2 })]
    [InlineData(new[] { 1, 2, 3 })]
    [MustPass("O-02")]
    public void A_new_chunk_published_not_at_all_or_with_its_floor_is_fine(int[] holders)
    {
        var before = RetentionBaseline.From(Fleet.View);

        AtomicPublicationOracle.Judge(Fleet.Ideal(1, holders).View, before, 2).Passes();
    }

    [Fact]
    [MustPass("O-02")]
    public void A_chunk_whose_holders_all_left_is_not_new_and_may_come_back_with_one_copy()
    {
        var before = RetentionBaseline.From(new StateSketch().Departed(1).Workers(2, 3).Chunk(1).Ideal(1, 1).View);

        AtomicPublicationOracle.Judge(new StateSketch().Departed(1).Workers(2, 3).Chunk(1).Ideal(1, 2).View, before, 2).Passes();
    }

    [Fact]
    [MustFire("O-02")]
    public void The_same_single_copy_of_a_chunk_that_was_absent_is_a_fault()
    {
        var before = RetentionBaseline.From(new StateSketch().Departed(1).Workers(2, 3).Chunk(1).View);

        AtomicPublicationOracle.Judge(new StateSketch().Departed(1).Workers(2, 3).Chunk(1).Ideal(1, 2).View, before, 2)
            .Fires(OracleCatalog.AtomicPublication, "chunk", "a/c1", "[2]");
    }

    [Fact]
    [MustPass("O-02")]
    public void A_chunk_in_removal_owes_no_floor()
    {
        var before = RetentionBaseline.From(Fleet.View);

        AtomicPublicationOracle.Judge(Fleet.Marked(1).Ideal(1, 3).View, before, 2).Passes();
    }

    [Fact]
    [MustPass("O-02")]
    public void A_chunk_that_readers_saw_without_holders_may_regain_them_one_by_one()
    {
        var before = RetentionBaseline.From(Fleet.Visible(1).View);

        AtomicPublicationOracle.Judge(Fleet.Visible(1).Ideal(1, 3).View, before, 2).IsExcused(ExcuseReasons.RegainsHolders);
    }

    [Fact]
    [MustFire("O-02")]
    public void An_excused_chunk_does_not_hide_the_fault_of_another()
    {
        var before = RetentionBaseline.From(Fleet.Visible(1).Chunk(2).View);

        AtomicPublicationOracle.Judge(Fleet.Visible(1).Ideal(1, 3).Chunk(2).Ideal(2, 1).View, before, 2)
            .Fires(OracleCatalog.AtomicPublication, "chunk", "a/c2");
    }
}
