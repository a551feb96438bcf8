using Scheduler.Contract;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.Contract;

public sealed class PostgresClockTests : ClockContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() =>
        PostgresHarness.OpenAsync(static options => options with { LeapLimitTicks = LeapLimitTicks });

    [Fact]
    public async Task A_scheduler_that_starts_anew_knows_the_newest_tick_from_the_database()
    {
        await Given.RosterAsync(700, 1, 2);
        var restarted = await ((PostgresHarness)Harness).RestartAsync();
        var refusal = await Assert.ThrowsAsync<ClockRefusedException>(() => restarted.RunVisibilityCycleAsync(new Tick(699)).AsTask());
        Assert.Equal(new Tick(700), refusal.Newest);
        Assert.Equal(new Tick(700), (await restarted.ReadStateAsync()).NewestTick);
    }

    [Fact]
    public async Task A_writer_beside_the_scheduler_and_the_scheduler_know_each_others_ticks()
    {
        await using var writer = await ((PostgresHarness)Harness).OpenWriterAsync();
        var behind = await Assert.ThrowsAsync<ClockRefusedException>(() => writer.UpdateWorkerSetAsync([], new Tick(499)).AsTask());
        Assert.Equal(new Tick(500), behind.Newest);

        await writer.CollectInactiveWorkersAsync(new Tick(800), 0);
        foreach (var operation in Names)
        {
            var before = await Given.StateAsync();
            var refusal = await RefusedAsync(operation, 799);
            Assert.Equal(new Tick(800), refusal.Newest);
            Assert.Equal(new Tick(800), before.NewestTick);
        }

        await Assert.ThrowsAsync<ClockRefusedException>(() => writer.UpdateWorkerSetAsync([], new Tick(801 + LeapLimitTicks)).AsTask());
        writer.ConsentToLeap(new Tick(801 + LeapLimitTicks));
        await writer.UpdateWorkerSetAsync([], new Tick(801 + LeapLimitTicks));
    }
}
