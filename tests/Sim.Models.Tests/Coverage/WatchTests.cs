using Sim.Engine.Verdicts;
using Sim.Models.Actions;
using Sim.Models.Chunks;
using Sim.Models.Coverage;

namespace Sim.Models.Tests.Coverage;

/// <summary>Goal: a fact is not seen where it nearly is. Method: small scenes on both sides of each border.</summary>
public sealed class WatchTests
{
    private static readonly CheckConverged Weak = new(ConvergenceCheck.Weak);

    /// <summary>Method: a worker joins and takes copies over; once everybody has confirmed that, the windows start at the present tick.</summary>
    [Theory]
    [InlineData(3, false, false, false)]
    [InlineData(4, false, false, true)]
    [InlineData(5, true, true, false)]
    [InlineData(6, true, false, false)]
    public async Task A_window_of_5_ticks_ends_exactly_at_5(long ticks, bool expires, bool isAtM, bool isKeptBeforeM)
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(driver.Fresh(20), Weak, new WorkerJoined(6), new AdvanceClock(0));
        await ConfirmAsync(driver);
        await ConfirmAsync(driver);
        Assert.Contains(driver.World.State.StaleMappings, drain => drain.AnchorTick == driver.World.Now);
        var expired = driver.World.Counters.ExpiredDrains;
        var seenAtM = Sees(driver, DrainWatch.ExpiredAtM);
        await driver.DoAsync(new AdvanceClock(ticks));

        Assert.False(seenAtM);
        Assert.Equal(expires, driver.World.Counters.ExpiredDrains > expired);
        Assert.Equal(isAtM, Sees(driver, DrainWatch.ExpiredAtM));
        Assert.Equal(isKeptBeforeM, Sees(driver, DrainWatch.KeptBeforeM));
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, true, false)]
    [InlineData(3, true, true)]
    public async Task Only_links_that_follow_one_another_are_a_chain(int links, bool isTwo, bool isThree)
    {
        await using var driver = await WorldDriver.StartAsync();
        var chunk = driver.Fresh(1).Chunks[0];
        await driver.DoAsync(new AddChunks([chunk]));
        for (var link = 1; link <= links; link++)
        {
            await driver.DoAsync(Correct(chunk, chunk.Id[..^1] + (char)('a' + link), out chunk));
        }

        await driver.DoAsync(Weak);

        Assert.True(Sees(driver, CorrectionWatch.SwapFired));
        Assert.Equal(isTwo, Sees(driver, CorrectionWatch.ChainOfTwo));
        Assert.Equal(isThree, Sees(driver, CorrectionWatch.ChainOfThree));
    }

    [Fact]
    public async Task Swaps_side_by_side_are_no_chain()
    {
        await using var driver = await WorldDriver.StartAsync();
        var chunks = driver.Fresh(3);
        await driver.DoAsync(chunks);
        foreach (var chunk in chunks.Chunks)
        {
            await driver.DoAsync(Correct(chunk, chunk.Id + "-new", out _));
        }

        await driver.DoAsync(Weak);

        Assert.Equal(3, driver.World.State.Corrections.Count(correction => correction.IsCompleted));
        Assert.False(Sees(driver, CorrectionWatch.ChainOfTwo));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_winner_that_readers_saw_before_the_contest_is_not_promoted_later(bool isVisibleBefore, bool isSeen)
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(Colliding(0));
        if (isVisibleBefore)
        {
            await driver.DoAsync(Weak);
        }

        await driver.DoAsync(Colliding(20), Weak);

        Assert.True(Sees(driver, RegistrationWatch.Rejected));
        Assert.Equal(isSeen, Sees(driver, RegistrationWatch.WinnerPromoted));
    }

    [Fact]
    public async Task A_full_quorum_has_no_straggler()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(driver.Fresh(3), Weak, new PortalFetch(true));

        Assert.False(Sees(driver, MembershipWatch.Straggler));
        Assert.False(Sees(driver, MembershipWatch.StragglerAtStrictCheck));
    }

    /// <summary>Goal: a portal that routes nothing does not count as a check. Method: 6 workers at 70 % leave one behind, and nothing is confirmed yet.</summary>
    [Fact]
    public async Task A_strict_check_of_an_empty_portal_shows_no_straggler()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { ConfirmThresholdPercent = 70 });
        await driver.DoAsync(driver.Fresh(3), new PortalFetch(true));

        Assert.Equal(1, driver.Recorder.Statistics.CountOf("portal check: strict"));
        Assert.True(Sees(driver, MembershipWatch.Straggler));
        Assert.False(Sees(driver, MembershipWatch.StragglerAtStrictCheck));
    }

    /// <summary>Everybody applies the newest assignment; the cycle after that publishes it to readers, which starts windows at the present tick.</summary>
    private static async Task ConfirmAsync(WorldDriver driver)
    {
        for (var worker = 0; worker < driver.World.Pool.ActiveCount; worker++)
        {
            await driver.DoAsync(new WorkerFetch(worker, true));
        }

        await driver.DoAsync(new AdvanceClock(0));
    }

    private static bool Sees(WorldDriver driver, FactDescription fact) => driver.Recorder.Statistics.CasesThatSaw(fact.Name) > 0;

    private static CorrectChunk Correct(ChunkPayload old, string id, out ChunkPayload replacement)
    {
        replacement = old with { Id = id };
        return new CorrectChunk(old.Dataset, old.Id, replacement);
    }

    private static AddChunks Colliding(ulong key) =>
        new([ChunkGenerators.Payload(WorldDriver.Scenario.Datasets[0], new ChunkKey(key), ChunkGenerators.DefaultSizeBytes, 1)]);
}
