using Sim.Cli.Environment;
using Sim.EndToEnd.Databases;
using Sim.Engine.Sweeps;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.EndToEnd.Sweeps;

/// <summary>
/// Goal: both backends decide alike, step by step, under every model. Method: a sweep each in lockstep, of <c>SIM_PG_CASES</c>
/// or <c>SIM_CASES</c> cases; every oracle judges too, and the trace hashes must be those of the memory backend alone.
/// </summary>
public sealed class LockstepSweepTests
{
    public static TheoryData<string> Models => [.. ModelCatalog.Names];

    [DatabaseTheory]
    [MemberData(nameof(Models))]
    public async Task Both_backends_answer_alike_and_hold_the_same_rows(string model)
    {
        var options = new SweepOptions
        {
            Seed = SweepCases.Seed("5eed"),
            CaseCount = SweepCases.PostgresCases,
            Parallelism = Environment.ProcessorCount,
        };
        var lockstep = await RunAsync(model, BackendNames.Both, options);
        var postgres = await RunAsync(model, BackendNames.Postgres, options);
        var memory = await RunAsync(model, BackendNames.Memory, options);

        Assert.True(
            lockstep.Failures.IsEmpty,
            string.Join('\n', lockstep.Failures.Select(failure => $"{failure.Failure.Oracle.Id}: {failure.Failure.Violation.Sentence}\n  {failure.Token}")));
        Assert.Equal(memory.CaseHashes.AsEnumerable(), postgres.CaseHashes.AsEnumerable());
        Assert.True(JudgedBy(lockstep, "O-41") > JudgedBy(lockstep, "O-23"), "the rows are compared more often than cycles run");
    }

    private static long JudgedBy(SweepResult<WorldConfiguration, WorldAction> sweep, string oracle) =>
        sweep.Oracles.Single(summary => summary.Count.Oracle.Id == oracle).Count.Judged;

    private static async Task<SweepResult<WorldConfiguration, WorldAction>> RunAsync(string model, string backend, SweepOptions options)
    {
        var provider = await SharedServer.Backends.OpenAsync(backend, CancellationToken.None);
        return await new SweepRunner<WorldConfiguration, WorldAction, SchedulerWorld>(
            new WorldSimulation(provider), ModelCatalog.Find(model, SweepCases.PinnedPostgres)!).RunAsync(options);
    }
}
