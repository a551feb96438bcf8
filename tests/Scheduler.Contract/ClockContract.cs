using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>
/// The ticks that calls carry (rule TIME-3): none goes back behind the newest stored one, none leaps beyond the host's limit
/// without its consent, and what is refused changes nothing. The storage comes with a limit of <see cref="LeapLimitTicks"/>.
/// </summary>
public abstract class ClockContract : StorageContract
{
    /// <summary>How far a call may lie ahead of the newest stored tick.</summary>
    public const long LeapLimitTicks = 1000;

    private const long Newest = 500;

    /// <summary>The operations that carry a tick.</summary>
    protected static readonly string[] Names = ["roster", "collection", "cycle", "confirmation", "visibility", "mark", "correction"];

    public static TheoryData<string> Operations => [.. Names];

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        var chunk = await Given.AddAsync(1);
        await Given.AddAsync(2);
        await Given.CycleAsync(Newest, new Placed(chunk, Given.W(1)));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_tick_before_the_newest_stored_one_is_refused_and_changes_nothing(string operation)
    {
        foreach (var tick in new[] { Newest - 1, 0 })
        {
            var refusal = await RefusedAsync(operation, tick);
            Assert.Equal((StorageErrorKind.ClockWentBack, new Tick(Newest), new Tick(tick)), (refusal.Kind, refusal.Newest, refusal.Now));
            Assert.StartsWith($"tick {tick} is before tick {Newest}, the newest stored one", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_leap_beyond_the_limit_needs_consent(string operation)
    {
        const long Leap = Newest + LeapLimitTicks + 1;
        var refusal = await RefusedAsync(operation, Leap);
        Assert.Equal((StorageErrorKind.ClockLeapt, new Tick(Newest), new Tick(Leap)), (refusal.Kind, refusal.Newest, refusal.Now));
        Assert.StartsWith($"tick {Leap} is {LeapLimitTicks + 1} ticks after tick {Newest}, the newest stored one, and the limit is {LeapLimitTicks}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"call ConsentToLeap with a tick that is not before {Leap}", refusal.Message, StringComparison.Ordinal);

        Given.Storage.ConsentToLeap(new Tick(Leap - 1));
        await RefusedAsync(operation, Leap);
        Given.Storage.ConsentToLeap(new Tick(Leap));
        await CallAsync(operation, Leap);
        Assert.Equal(new Tick(Leap), (await Given.StateAsync()).NewestTick);

        // Consent ends where it was given to.
        await RefusedAsync(operation, Leap + LeapLimitTicks + 1);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Equal_ticks_and_those_up_to_the_limit_are_taken_and_stored(string operation)
    {
        await CallAsync(operation, Newest);
        Assert.Equal(new Tick(Newest), (await Given.StateAsync()).NewestTick);
        await CallAsync("roster", Newest + LeapLimitTicks);
        Assert.Equal(new Tick(Newest + LeapLimitTicks), (await Given.StateAsync()).NewestTick);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_call_that_is_taken_stores_its_tick_even_if_it_changes_nothing_else(string operation)
    {
        await CallAsync(operation, Newest + 7);
        Assert.Equal(new Tick(Newest + 7), (await Given.StateAsync()).NewestTick);
        foreach (var other in Names)
        {
            await RefusedAsync(other, Newest + 6);
        }
    }

    [Fact]
    public async Task A_call_that_is_refused_for_another_reason_stores_no_tick()
    {
        await Assert.ThrowsAsync<StorageException>(() => Given.Storage.ConfirmWorkerAssignmentAsync(new WorkerAssignmentId(99), new Tick(Newest + 9)).AsTask());
        await Assert.ThrowsAsync<CorrectionRejectedException>(() => CorrectAsync(new ChunkPk(99), Newest + 9));
        await Assert.ThrowsAsync<RefusedValueException>(() => Given.Storage.UpdateWorkerSetAsync([new WorkerInfo("", null)], new Tick(Newest + 9)).AsTask());
        Assert.Equal(new Tick(Newest), (await Given.StateAsync()).NewestTick);
    }

    [Fact]
    public async Task A_wrong_clock_is_reported_before_what_the_call_asks_for()
    {
        var confirmation = await Assert.ThrowsAsync<ClockRefusedException>(
            () => Given.Storage.ConfirmWorkerAssignmentAsync(new WorkerAssignmentId(99), new Tick(1)).AsTask());
        var correction = await Assert.ThrowsAsync<ClockRefusedException>(() => CorrectAsync(new ChunkPk(99), 1));
        Assert.Equal(confirmation.Message, correction.Message);
    }

    [Fact]
    public async Task A_cycle_whose_algorithm_throws_has_stored_its_tick_with_the_housekeeping()
    {
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Given.RunAsync(Newest + 3, new ThrowingAlgorithm(new InvalidTimeZoneException())));
        Assert.Equal(new Tick(Newest + 3), (await Given.StateAsync()).NewestTick);
    }

    /// <summary>Makes a call that must be refused for its tick, and compares the state before and after.</summary>
    protected async Task<ClockRefusedException> RefusedAsync(string operation, long tick)
    {
        var before = await Given.StateAsync();
        var refusal = await Assert.ThrowsAsync<ClockRefusedException>(() => CallAsync(operation, tick));
        var after = await Given.StateAsync();
        Assert.Equal((StateText.Of(before), before.NewestTick), (StateText.Of(after), after.NewestTick));
        Assert.DoesNotContain('\n', refusal.Message);
        return refusal;
    }

    private async Task CallAsync(string operation, long tick)
    {
        var now = new Tick(tick);
        switch (operation)
        {
            case "roster":
                await Given.RosterAsync(tick, 1, 2);
                break;
            case "collection":
                await Given.Storage.CollectInactiveWorkersAsync(now, StorageLimits.LongestWindowTicks);
                break;
            case "cycle":
                await Given.RunAsync(tick, new InfeasibleAlgorithm());
                break;
            case "confirmation":
                await Given.Storage.ConfirmWorkerAssignmentAsync(new WorkerAssignmentId(0), now);
                break;
            case "visibility":
                await Given.VisAsync(tick);
                break;
            case "mark":
                await Given.MarkAsync(new ChunkPk(99), tick);
                break;
            default:
                await CorrectAsync(new ChunkPk(2), tick);
                break;
        }
    }

    private Task<IReadOnlyList<ChunkPk>> CorrectAsync(ChunkPk old, long tick) => Given.Storage.RegisterCorrectionsAsync(
        [new Correction(old, Scenario.NewChunk(3, blocks: (4, 5)))], new Tick(tick)).AsTask();
}
