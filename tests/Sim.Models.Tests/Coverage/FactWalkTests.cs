using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Coverage;
using Sim.Models.Profiles;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Tests.Coverage;

/// <summary>
/// Goal: every fact that a sweep demands can be seen, and is seen for the reason that it names. Method: one minimal walk per
/// fact, found by a sweep and shrunk, whose last step is the first to show it.
/// </summary>
public sealed class FactWalkTests
{
    private const string Ending = ".walk.json";

    /// <summary>Facts that no model shows often enough to demand them.</summary>
    private static readonly FactDescription[] Rare = [ShortageWatch.KnifeEdge, ClockWatch.SetBack];

    private static IEnumerable<FactDescription> Declared =>
        ModelCatalog.Names.SelectMany(name => ModelCatalog.Find(name, new ModelSettings(ModelProfile.Memory))!.Facts).Distinct();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Coverage", "Walks");

    public static TheoryData<string> Facts => [.. Declared.Concat(Rare).Select(fact => fact.Name)];

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task A_fact_is_seen_in_the_last_step_of_its_walk_and_not_before(string fact)
    {
        var walk = WorldWalkFiles.CreateFormat().ReadFile(Path.Combine(Folder, FileOf(fact))).ToWalk();
        var whole = await ReplayAsync(walk, walk.Steps.Length);
        var allButOne = await ReplayAsync(walk, walk.Steps.Length - 1);

        Assert.Null(whole.Failure);
        Assert.Equal(1, whole.Statistics.CasesThatSaw(fact));
        Assert.Equal(0, allButOne.Statistics.CasesThatSaw(fact));
    }

    [Fact]
    public void Every_walk_belongs_to_a_fact() =>
        Assert.Equal(
            Declared.Concat(Rare).Select(fact => FileOf(fact.Name)).Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_fact_says_where_it_is_watched_for() =>
        Assert.All(Declared, fact => Assert.NotNull(typeof(FactWatch).Assembly.GetType($"Sim.Models.Coverage.{fact.DeclaredAt}")));

    private static string FileOf(string fact) =>
        fact.Replace(": ", "-", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Replace(' ', '-').ToLowerInvariant() + Ending;

    private static ValueTask<CaseOutcome<WorldConfiguration, WorldAction>> ReplayAsync(Walk<WorldConfiguration, WorldAction> walk, int untilStep) =>
        new CaseRunner<WorldConfiguration, WorldAction, SchedulerWorld>(new WorldSimulation(new InMemoryStorageProvider()))
            .ReplayAsync(walk, ReplayMode.Unconditional, new() { UntilStep = untilStep });
}
