using CsCheck;

namespace Sim.CommandLine.Tests.Definitions;

/// <summary>What a definition admits beyond the samples: systems that are built and act asynchronously, options, several models, witnesses.</summary>
public sealed class CacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Asynchronous_systems_are_built_per_case_and_disposed_of()
    {
        var cache = new CacheSimulation();
        var run = await CommandRun.OfAsync(cache.Definition, "sweep", "--cases", "10", "--seed", "1");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((20, 20), (cache.Built, cache.DisposedOf));
    }

    [Fact]
    public async Task All_models_are_swept_and_one_can_be_chosen()
    {
        var both = await CommandRun.OfAsync(new CacheSimulation().Definition, "sweep", "--cases", "10", "--seed", "1", "--verbose");
        var one = await CommandRun.OfAsync(new CacheSimulation().Definition, "sweep", "--cases", "10", "--seed", "1", "--model", "reads-only", "--verbose");

        Assert.Contains("\nholds: 2 models, 20 cases, 0 failing, ", both.Output, StringComparison.Ordinal);
        Assert.Contains("reads-only on memory: 10 cases, 300 steps", one.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("action: put", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_option_reaches_the_system_the_token_and_the_replay_command()
    {
        var run = await CommandRun.OfAsync(
            new CacheSimulation().Definition, "sweep", "--cases", "10", "--seed", "1", "--model", "cache", "--room", "2", "--bug", "keeps-all", "--save-failures", _folder.Root);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(".default-bug-keeps-all-room-2.", run.Token, StringComparison.Ordinal);
        Assert.EndsWith(" --bug keeps-all --room 2", run.After("replay with: "), StringComparison.Ordinal);
        Assert.Equal(1, (await CommandRun.OfAsync(new CacheSimulation().Definition, "replay", run.Token)).ExitCode);
        Assert.All(run.ShrunkWalk, step => Assert.StartsWith("put keys [", step, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lists_shrink_to_the_items_that_matter()
    {
        var run = await CommandRun.OfAsync(
            new CacheSimulation().Definition, "sweep", "--cases", "20", "--seed", "1", "--model", "cache", "--bug", "takes-thirteen", "--save-failures", _folder.Root);

        Assert.Equal(["put keys [13]"], run.ShrunkWalk);
    }

    [Fact]
    public async Task What_is_simpler_can_be_said_otherwise()
    {
        var definition = new CacheSimulation().Definition.Simplify<Put>(_ => []);
        var run = await CommandRun.OfAsync(
            definition, "sweep", "--cases", "20", "--seed", "1", "--model", "cache", "--bug", "takes-thirteen", "--save-failures", _folder.Root);

        Assert.NotEqual(["put keys [13]"], run.ShrunkWalk);
    }

    [Theory]
    [InlineData("[{\"at\":\"end\",\"fact\":\"entries\",\"equals\":1}]", 0)]
    [InlineData("[{\"at\":\"any\",\"fact\":\"entries\",\"atLeast\":2}]", 1)]
    [InlineData("[{\"at\":\"any\",\"fact\":\"the cache is full\"}]", 1)]
    public async Task Facts_and_measures_can_be_witnesses(string witnesses, int exitCode)
    {
        var file = _folder.PathOf("one.walk.json");
        await File.WriteAllTextAsync(file, $$"""
            {"format":"sim-walk/1","name":"one","about":"one entry","model":"cache","config":{"room":4},
             "steps":[{"do":"put","keys":[7]},{"do":"get","key":7}],"expect":{"verdict":"holds"},"witnesses":{{witnesses}}}
            """);

        Assert.Equal(exitCode, (await CommandRun.OfAsync(new CacheSimulation().Definition, "replay", file)).ExitCode);
    }

    [Fact]
    public async Task An_exception_of_the_system_is_a_violation_with_its_type_as_its_kind()
    {
        var run = await CommandRun.OfAsync(
            new CacheSimulation().Definition, "sweep", "--cases", "5", "--seed", "1", "--model", "cache", "--bug", "throws", "--save-failures", _folder.Root);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no-exception no action throws\n  InvalidOperationException: out of order\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_stand_twice_or_fit_no_token_are_refused_when_they_are_defined()
    {
        var definition = new CacheSimulation().Definition;

        Assert.Throws<ArgumentException>(() => definition.Always("C-01", "again", _ => true));
        Assert.Throws<ArgumentException>(() => definition.Action(Gen.Const(new Get(1)), (_, _) => { }));
        Assert.Throws<ArgumentException>(() => definition.Bug("Not A Name"));
        Assert.Throws<ArgumentException>(() => definition.Model("Not A Name", model => model));
    }
}
