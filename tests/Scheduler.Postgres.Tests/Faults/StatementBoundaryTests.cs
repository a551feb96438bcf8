using Scheduler.Contract.Scenarios;
using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Servers;
using Scheduler.Postgres.Tests.Statements;
using Xunit.Abstractions;

namespace Scheduler.Postgres.Tests.Faults;

/// <summary>
/// A fault at any statement boundary of any operation leaves all of the operation or nothing. Goal: the gate really sees every
/// statement, and recovery needs the database alone. Method: strike at the first boundary of an operation, then at the second,
/// and so on until it succeeds, and compare with an in-memory storage that met no fault. Keys must be equal too, so no fault
/// may consume one. Every statement that the code knows must have been struck.
/// </summary>
public sealed class StatementBoundaryTests(ITestOutputHelper output) : DatabaseTests, IDisposable
{
    private readonly ArmedInterceptor _interceptor = new();
    private PostgresSchedulerStorage? _reopened;

    private PostgresSchedulerStorage Current => _reopened ?? Storage;

    public void Dispose() => _interceptor.Dispose();

    [Theory]
    [InlineData(FaultKind.Fail)]
    [InlineData(FaultKind.LoseAnswer)]
    [InlineData(FaultKind.DropConnection)]
    [InlineData(FaultKind.Cancel)]
    public async Task A_fault_at_any_boundary_leaves_all_of_an_operation_or_nothing(FaultKind kind)
    {
        for (var step = 0; step < Story.Steps.Count; step++)
        {
            var outcome = await ReferenceAsync(Story.Steps.Take(step + 1).Select(each => each.Run));
            await StrikeEverywhereAsync(Story.Steps[step].Run, kind, outcome, await UnfinishedAsync(step));
            Assert.Equal(outcome, StateText.Of(await Current.ReadStateAsync()));
        }

        output.WriteLine($"{kind}: {_interceptor.Strikes.Values.Sum()} strikes at {_interceptor.Strikes.Count} boundaries");
        foreach (var (boundary, strikes) in _interceptor.Strikes)
        {
            output.WriteLine($"  {boundary}: {strikes}");
        }

        Assert.Equal(FaultScope.NotStruck, StatementLiterals.NamesMissingIn(_interceptor.Strikes.Keys));
    }

    [Fact]
    public async Task Every_statement_of_a_transaction_stands_between_its_begin_and_its_end()
    {
        await using var reference = new InMemorySchedulerStorage();
        foreach (var (run, _) in Story.Steps)
        {
            await run(reference);
            await run(Storage);
        }

        var isOpen = false;
        foreach (var (name, kind) in _interceptor.Passed)
        {
            Assert.True(isOpen != (kind == StatementKind.Begin), name);
            isOpen = kind is not (StatementKind.Commit or StatementKind.Rollback);
        }

        Assert.False(isOpen);
        Assert.Equal(StateText.Of(await reference.ReadStateAsync()), StateText.Of(await Storage.ReadStateAsync()));
    }

    [Fact]
    public async Task A_cancelled_statement_leaves_nothing_and_the_storage_goes_on()
    {
        await Storage.InsertDatasetsAsync(["a"]);
        await using var other = await ConnectAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await ExecuteAsync(other, "update key_counters set last_key = last_key");
        using var cancellation = new CancellationTokenSource();
        var insertion = Storage.InsertChunksAsync([Chunk("1", 0, 1)], cancellation.Token).AsTask();
        await SomebodyWaitsAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => insertion);
        await transaction.RollbackAsync();
        Assert.Equal([new ChunkPk(1)], await Storage.InsertChunksAsync([Chunk("1", 0, 1)]));
    }

    protected override PostgresStorageOptions Configure(PostgresStorageOptions options) => options with { Interceptor = _interceptor };

    protected override async Task CleanUpAsync()
    {
        _interceptor.Dispose();
        if (_reopened is not null)
        {
            await _reopened.DisposeAsync();
        }
    }

    /// <summary>
    /// Strikes each boundary twice: when the storage has to read its copy of the rows first, as after a fault, and when it
    /// need not. The two send different statements.
    /// </summary>
    private async Task StrikeEverywhereAsync(Func<ISchedulerStorage, Task> operation, FaultKind kind, string outcome, string[] unfinished)
    {
        for (var boundary = 0; ; boundary++)
        {
            if (await StrikeAsync(operation, kind, boundary, outcome, unfinished))
            {
                return;
            }

            await Current.ConfirmWorkerAssignmentAsync(WorkerAssignmentId.None, (await Current.ReadStateAsync()).NewestTick ?? Tick.Zero);
            if (await StrikeAsync(operation, kind, boundary, outcome, unfinished))
            {
                return;
            }
        }
    }

    /// <returns>Whether the operation was done, with or without a fault.</returns>
    private async Task<bool> StrikeAsync(Func<ISchedulerStorage, Task> operation, FaultKind kind, int boundary, string outcome, string[] unfinished)
    {
        _interceptor.Arm(kind, boundary);
        var fault = await Record.ExceptionAsync(() => operation(new CancellableStorage(Current, _interceptor.Token)));
        _interceptor.Disarm();
        if (fault is null)
        {
            return true;
        }

        if (kind == FaultKind.Cancel)
        {
            Assert.IsAssignableFrom<OperationCanceledException>(fault);
        }
        else
        {
            Assert.Equal(StorageErrorKind.ConnectionLost, Assert.IsType<StorageException>(fault).Kind);
        }

        if (kind == FaultKind.DropConnection)
        {
            await ReopenAsync();
        }

        var state = StateText.Of(await Current.ReadStateAsync());
        var isCommitted = kind is FaultKind.LoseAnswer or FaultKind.Cancel && _interceptor.LatestStrike == StatementKind.Commit && state == outcome;
        Assert.True(isCommitted || unfinished.Contains(state), $"{kind} at boundary {boundary} left\n{state}");

        // An operation whose commit was done and whose answer was lost is not repeated.
        return isCommitted;
    }

    /// <summary>The states in which a fault may leave a step: as it was before, or for a scheduling cycle with the housekeeping done.</summary>
    private static async Task<string[]> UnfinishedAsync(int step)
    {
        var earlier = Story.Steps.Take(step).Select(each => each.Run).ToArray();
        var before = await ReferenceAsync(earlier);
        return Story.Steps[step].Housekeeping is { } housekeeping ? [before, await ReferenceAsync([.. earlier, housekeeping])] : [before];
    }

    private static async Task<string> ReferenceAsync(IEnumerable<Func<ISchedulerStorage, Task>> operations)
    {
        await using var reference = new InMemorySchedulerStorage();
        foreach (var operation in operations)
        {
            await operation(reference);
        }

        return StateText.Of(await reference.ReadStateAsync());
    }

    private async Task ReopenAsync()
    {
        await Current.DisposeAsync();
        _reopened = await SchedulerTakeover.OpenWhenFreeAsync(Options with { Interceptor = _interceptor });
    }
}
