using Sim.Cli.Environment;
using Sim.EndToEnd.Databases;
using Sim.Engine.Sweeps;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.EndToEnd.Sweeps;

/// <summary>
/// Goal: what only very large fleets and long lives bring about, blocks that are full, slices that follow one another, flags that
/// run out, comparisons that end early, keys with gaps, keeps to every rule. Method: small fleets walk with edges at 2 or 3, a quarter as many as in other sweeps. Where
/// edges only cut work, the walk must come out as with the usual ones, hash by hash.
/// </summary>
public sealed class EdgeSweepTests
{
    private const int KeyGap = 3;

    public static TheoryData<string, string> Sweeps => ModelSweepTests.Sweeps;

    public static TheoryData<string> Models => LockstepSweepTests.Models;

    [Theory]
    [MemberData(nameof(Sweeps))]
    public async Task Where_work_is_cut_shows_in_no_walk(string model, string planner)
    {
        var settings = Settings(planner) with { Edges = NamedEdges.Blocks };
        var cut = await SweepCases.RunAsync(model, settings, Options);
        var whole = await SweepCases.RunAsync(model, settings with { Edges = NamedEdges.Usual }, Options);

        RequireNoFailure(cut);
        Assert.Equal(whole.CaseHashes.AsEnumerable(), cut.CaseHashes);
    }

    [Theory]
    [MemberData(nameof(Sweeps))]
    public async Task Every_oracle_holds_where_comparisons_end_early_and_keys_have_gaps(string model, string planner) =>
        RequireNoFailure(await SweepCases.RunAsync(
            model, Settings(planner) with { Edges = NamedEdges.Small, KeyGap = KeyGap }, Options with { IsCheckingDeterminism = true }));

    [DatabaseTheory]
    [MemberData(nameof(Models))]
    public async Task Both_backends_answer_alike_on_small_edges_and_with_gaps(string model)
    {
        var provider = await SharedServer.Backends.OpenAsync(BackendNames.Both, CancellationToken.None);
        var settings = SweepCases.PinnedPostgres with { Edges = NamedEdges.Small, KeyGap = KeyGap };
        RequireNoFailure(await new SweepRunner<WorldConfiguration, WorldAction, SchedulerWorld>(
            new WorldSimulation(provider), ModelCatalog.Find(model, settings)!).RunAsync(Options with { CaseCount = SweepCases.PostgresCases }));
    }

    private static SweepOptions Options => new() { Seed = SweepCases.Seed("ed9e"), CaseCount = Math.Max(1, SweepCases.MemoryCases / 4), Parallelism = Environment.ProcessorCount };

    private static ModelSettings Settings(string planner) => SweepCases.PinnedMemory with { Planner = planner, KeyGap = 0 };

    private static void RequireNoFailure(SweepResult<WorldConfiguration, WorldAction> sweep)
    {
        Assert.True(
            sweep.Failures.IsEmpty,
            string.Join('\n', sweep.Failures.Select(failure => $"{failure.Failure.Oracle.Id}: {failure.Failure.Violation.Sentence}\n  sim replay {failure.Token}")));
        Assert.Equal(0, sweep.NondeterministicCases);
    }
}
