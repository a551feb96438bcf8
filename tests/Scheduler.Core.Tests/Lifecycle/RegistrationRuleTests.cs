using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

public sealed class RegistrationRuleTests
{
    /// <summary>Rule OVL-5.</summary>
    [Fact]
    public void A_replacement_is_admitted_on_its_old_range_and_rejected_on_any_other()
    {
        var verdict = RegistrationRule.Judge(
            [], [Replacing(5, 10, 20, 10, 20), Replacing(4, 10, 20, 10, 21), Replacing(3, 30, 40, 30, 40)], [Claim(1, 10, 20), Claim(2, 30, 40)]);
        Assert.Equal([new ChunkPk(3), new ChunkPk(5)], verdict.Admitted);
        Assert.Equal([Claim(4, 10, 20)], verdict.Mismatched);
        Assert.Empty(verdict.Rejected);
    }

    /// <summary>Rule OVL-6.</summary>
    [Fact]
    public void A_replacement_is_nobodys_rival_in_the_same_call()
    {
        var verdict = RegistrationRule.Judge([Claim(6, 10, 20)], [Replacing(5, 10, 20, 10, 20)], []);
        Assert.Equal([new ChunkPk(5), new ChunkPk(6)], verdict.Admitted);
    }

    [Fact]
    public void A_replacement_named_by_two_corrections_must_fit_both()
    {
        var verdict = RegistrationRule.Judge([], [Replacing(5, 10, 20, 10, 20), Replacing(5, 10, 20, 30, 40)], []);
        Assert.Empty(verdict.Admitted);
        Assert.Equal([Claim(5, 10, 20)], verdict.Mismatched);
    }

    [Theory]
    [InlineData(200, 260, 60, false)]
    [InlineData(200, 261, 60, true)]
    [InlineData(200, 200, 0, false)]
    [InlineData(200, 201, 0, true)]
    [InlineData(0, 59, 60, false)]
    [InlineData(0, StorageLimits.LargestTick, StorageLimits.LargestTick, false)]
    public void A_worker_is_garbage_after_more_than_the_retention(long inactiveSince, long now, long retentionTicks, bool isGarbage) =>
        Assert.Equal(isGarbage, WorkerRetention.HasPassed(new Tick(inactiveSince), new Tick(now), retentionTicks));

    [Fact]
    public void A_rescue_needs_holders_and_none_of_them_active()
    {
        WorkerPk[] holders = [new(1), new(2)];
        Assert.True(OrphanRescue.Applies(holders, _ => false));
        Assert.False(OrphanRescue.Applies(holders, worker => worker == new WorkerPk(2)));
        Assert.False(OrphanRescue.Applies([], _ => false));
    }

    [Fact]
    public void More_workers_than_positions_are_refused()
    {
        WorkerInfo[] most = [.. Enumerable.Range(0, RosterRule.MostActiveWorkers).Select(i => new WorkerInfo($"w{i}", null))];
        RosterRule.Require(most);
        Assert.Throws<RefusedValueException>(() => RosterRule.Require([.. most, new WorkerInfo("one more", null)]));
        Assert.Throws<RefusedValueException>(() => RosterRule.Require([new WorkerInfo("a\0", null)]));
        Assert.Throws<RefusedValueException>(() => RosterRule.Require([new WorkerInfo("a", "\0")]));
    }

    private static RangeClaim Claim(long chunk, long first, long last) => new(new ChunkPk(chunk), new DatasetId(1), new BlockRange(first, last));

    private static ReplacementClaim Replacing(long chunk, long first, long last, long oldFirst, long oldLast) =>
        new(Claim(chunk, first, last), new BlockRange(oldFirst, oldLast));
}
