using Scheduler.Contract;
using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.Contract;

public sealed class PostgresKeyGapTests : KeyGapContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() =>
        PostgresHarness.OpenAsync(static options => options with { Edges = StorageEdges.Usual with { KeyGap = Gap } });

    [Fact]
    public async Task A_scheduler_that_starts_anew_knows_which_numbers_were_minted()
    {
        var chunk = await Given.AddAsync(1);
        var published = await Given.CycleAsync(10, new Placed(chunk, Given.W(1)));
        await Given.CycleAsync(11, new Placed(chunk, Given.W(2)));
        var restarted = await ((PostgresHarness)Harness).RestartAsync();
        var leftOut = new WorkerAssignmentId(published.Assignment.Id.Value + 1);
        var fault = await Assert.ThrowsAsync<StorageException>(() => restarted.ConfirmWorkerAssignmentAsync(leftOut, new Tick(12)).AsTask());
        Assert.Equal(StorageErrorKind.UnknownAssignment, fault.Kind);
        await restarted.ConfirmWorkerAssignmentAsync(published.Assignment.Id, new Tick(12));
        Assert.Equal(published.Assignment.Id, (await restarted.ReadStateAsync()).Watermark);
    }
}
