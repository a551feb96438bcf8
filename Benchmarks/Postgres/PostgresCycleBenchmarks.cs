using BenchmarkDotNet.Attributes;
using Scheduler.Core.Lifecycle;

namespace Benchmarks.Postgres;

/// <summary>
/// What a cycle takes of the Postgres storage: scheduling (without a planner worth the name), confirmation, visibility. Each
/// iteration is one call, on a fleet that has gone through the same change and the calls before it. Sizes by
/// <c>BENCH_PG_CHUNKS</c>, <c>BENCH_PG_WORKERS</c> and <c>BENCH_PG_COPIES</c>. The log has the peak memory of the process.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(DatabaseConfiguration))]
public class PostgresCycleBenchmarks
{
    private PostgresFleet _fleet = null!;

    [ParamsAllValues]
    public FleetChange Change { get; set; }

    [GlobalSetup]
    public async Task PrepareAsync() => _fleet = await PostgresFleet.CreateAsync(BenchmarkSize.Chunks, BenchmarkSize.Workers, BenchmarkSize.Copies);

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _fleet.DisposeAsync();
        ProcessMemory.PrintPeak();
    }

    [IterationSetup(Target = nameof(SchedulingCycleAsync))]
    public void BeforeScheduling() => _fleet.ChangeAsync(Change).GetAwaiter().GetResult();

    [IterationSetup(Target = nameof(ConfirmationAsync))]
    public void BeforeConfirmation()
    {
        BeforeScheduling();
        _fleet.ScheduleAsync().GetAwaiter().GetResult();
    }

    [IterationSetup(Target = nameof(VisibilityCycleAsync))]
    public void BeforeVisibility()
    {
        BeforeConfirmation();
        _fleet.ConfirmAsync().GetAwaiter().GetResult();
    }

    /// <summary>What was left to do is done, so that the next iteration meets only its own change.</summary>
    [IterationCleanup]
    public void Settle()
    {
        _fleet.ConfirmAsync().GetAwaiter().GetResult();
        _fleet.PublishAsync().GetAwaiter().GetResult();
    }

    [Benchmark]
    public Task<SchedulingCycleResult> SchedulingCycleAsync() => _fleet.ScheduleAsync();

    [Benchmark]
    public Task ConfirmationAsync() => _fleet.ConfirmAsync();

    [Benchmark]
    public Task<PortalAssignment> VisibilityCycleAsync() => _fleet.PublishAsync();
}
