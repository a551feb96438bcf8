using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Benchmarks.Postgres;

/// <summary>Few, long iterations of one call each, in this process: the time is spent in the server, which no other process warms up.</summary>
public sealed class DatabaseConfiguration : ManualConfig
{
    private const int Warmups = 1;
    private const int Iterations = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    public DatabaseConfiguration() =>
        AddJob(Job.Default
            .WithToolchain(new InProcessEmitToolchain(Longest, logOutput: true))
            .WithStrategy(RunStrategy.Monitoring)
            .WithLaunchCount(1)
            .WithWarmupCount(Warmups)
            .WithIterationCount(Iterations));
}
