using Scheduler.Core.InMemory;
using Sim.Cli.Environment;
using Sim.Cli.Tests.Lockstep;
using Sim.CommandLine;
using Sim.Models.World;

namespace Sim.Cli.Tests.Commands;

/// <summary>
/// Goal: a failure that does not happen again is no crash and is not lost. Method: a backend stands in for Postgres that is
/// defective in the first cases only, or cannot be opened in the first case only.
/// </summary>
public sealed class VanishingFailureTests
{
    [Theory]
    [InlineData(false, "O-41", "swarm", "1 model, 1 case")]
    [InlineData(true, "O-19", "all", "5 models, 5 cases")]
    public async Task It_ends_in_6_with_its_token_and_its_walk_and_the_other_models_run(bool failsToOpen, string oracle, string model, string ran)
    {
        using var folder = new TemporaryFolder();
        var provider = new PassingProvider(failsToOpen);
        var run = await SimRun.On(
            () => new Backends(provider), "sweep", "--backend", "both", "--model", model, "--cases", "1", "--seed", "1", "--parallel", "1", "--save-failures", folder.Root);

        Assert.Equal(ExitCode.Nondeterminism, run.ExitCode);
        Assert.Contains($"\n{oracle} ", run.Output, StringComparison.Ordinal);
        Assert.Contains("nondeterminism", run.Output, StringComparison.Ordinal);
        Assert.Contains("DID NOT HAPPEN AGAIN", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("replay with", run.Output, StringComparison.Ordinal);
        Assert.Contains("sim1.", run.Output, StringComparison.Ordinal);
        Assert.Contains($"FAILS: {ran}, 1 failing, ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"\"oracle\":\"{oracle}\"", (await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.Root)))).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>A backend that is defective once and sound from then on.</summary>
    private sealed class PassingProvider(bool failsToOpen) : IStorageProvider
    {
        private int _opened;

        public string Backend => "postgres";

        public ValueTask<WorldStorage> OpenAsync(StorageSettings settings, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _opened) > 1)
            {
                var sound = new InMemorySchedulerStorage(leapLimitTicks: settings.LeapLimitTicks, edges: settings.Edges);
                return ValueTask.FromResult(new WorldStorage(sound, sound, sound));
            }

            if (failsToOpen)
            {
                throw new InvalidOperationException("not this time");
            }

            var defective = new DefectiveStorage(StorageDefect.LosesMarks);
            return ValueTask.FromResult(new WorldStorage(defective, defective, defective));
        }
    }
}
