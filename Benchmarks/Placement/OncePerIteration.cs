using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Benchmarks.Placement;

/// <summary>One call per iteration, since a second one would find other caches; in this process, so that no build is needed per benchmark.</summary>
internal sealed class OncePerIteration : ManualConfig
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public OncePerIteration()
    {
        AddJob(Job.Default
            .WithToolchain(new InProcessEmitToolchain(Longest, logOutput: true))
            .WithStrategy(RunStrategy.Monitoring)
            .WithWarmupCount(2)
            .WithIterationCount(7)
            .WithInvocationCount(1)
            .WithUnrollFactor(1));
    }
}
