using System.Globalization;
using Sim.Engine.Randomness;
using Sim.Engine.Sweeps;

namespace Sim.Engine.Tests.Canary;

/// <summary>The engine at work on a system that is no scheduler: planted defects must be found, and only they.</summary>
public sealed class CanarySweepTests
{
    private const long CaseCount = 200;

    /// <summary>If this is red, the engine has become blind: nothing else that it reports can be trusted.</summary>
    [Fact]
    public async Task The_store_without_fencing_is_found_within_200_cases()
    {
        var result = await SweepAsync(LockVariant.Unfenced, new() { Seed = Seed, CaseCount = CaseCount, IsStoppingAtFirstFailure = true });

        var failure = Assert.Single(result.Failures);
        Assert.Equal("L-01/write", failure.Identity.ToString());
        Assert.False(failure.Failure.Oracle.IsLiveness);
    }

    [Fact]
    public async Task The_lock_that_forgets_its_waiters_fails_the_liveness_oracle_and_no_other()
    {
        var result = await SweepAsync(LockVariant.ForgetsWaiters, Options);

        var failure = Assert.Single(result.Failures);
        Assert.Equal("L-03/client", failure.Identity.ToString());
        Assert.True(failure.Failure.Oracle.IsLiveness);
    }

    [Fact]
    public async Task The_right_lock_stays_silent_in_the_same_sweep_and_shows_every_fact()
    {
        var result = await SweepAsync(LockVariant.Right, Options);

        Assert.Empty(result.Failures);
        Assert.Empty(result.UnseenFacts);
        Assert.Empty(result.SilentOracles);
        Assert.Equal((CaseCount, 300 * CaseCount), (result.Cases, result.Steps));
    }

    [Fact]
    public async Task A_defect_may_hide_a_fact_and_then_the_fact_is_reported_as_not_seen()
    {
        var result = await SweepAsync(LockVariant.Unfenced, Options);

        Assert.Equal([LockFacts.StaleRefusal], result.UnseenFacts.Select(fact => fact.Fact));
    }

    /// <summary>Goal: the same sweep is the same everywhere. Method: golden hashes, with 1 and with 2 threads, twice each.</summary>
    [Theory]
    [InlineData("Right", "00cc8382c64e09a0")]
    [InlineData("Unfenced", "6ad7911dcae2ff1f")]
    [InlineData("ForgetsWaiters", "e3c400d553aa17e3")]
    public async Task The_sweep_hash_is_golden_with_1_and_2_threads_and_twice_in_a_row(string variant, string golden)
    {
        foreach (var parallelism in (int[])[1, 2, 1, 2])
        {
            var result = await SweepAsync(Enum.Parse<LockVariant>(variant), Options with { Parallelism = parallelism });

            Assert.Equal(golden, result.Hash.ToString("x16", CultureInfo.InvariantCulture));
        }
    }

    private static RunSeed Seed => new(0, 1);

    private static SweepOptions Options => new() { Seed = Seed, CaseCount = CaseCount };

    private static Task<SweepResult<LockConfiguration, LockAction>> SweepAsync(LockVariant variant, SweepOptions options) =>
        new SweepRunner<LockConfiguration, LockAction, LockWorld>(new LockSimulation(), new LockModel(variant)).RunAsync(options);
}
