using Sim.Cli.Settings;
using Sim.Cli.World;
using Sim.CommandLine.Settings;
using Sim.Engine.Randomness;
using Sim.Engine.Sweeps;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.EndToEnd.Sweeps;

/// <summary>Sweeps in tests, steered by the same variables as the command line.</summary>
internal static class SweepCases
{
    private const long DefaultMemoryCases = 16;
    private const long DefaultPostgresCases = 2;

    private static SettingSource Variables { get; } = new(Environment.GetEnvironmentVariable);

    public static long MemoryCases => Variables.Read(SweepSettings.CasesOn(WorldDescription.KnownBackends[0])) ?? DefaultMemoryCases;

    public static long PostgresCases => Variables.Read(SweepSettings.CasesOn(WorldDescription.KnownBackends[1])) ?? DefaultPostgresCases;

    public static RunSeed Seed(string fallback) => Variables.Read(SweepSettings.Seed) ?? Parse(fallback);

    public static RunSeed Parse(string text)
    {
        Assert.True(RunSeed.TryParse(text, out var seed));
        return seed;
    }

    public static ModelSettings PinnedMemory => PinnedSettings.Pin(PinnedSettings.For(InMemoryStorageProvider.Name), Variables);

    public static ModelSettings PinnedPostgres => PinnedSettings.Pin(PinnedSettings.For("postgres"), Variables);

    public static Task<SweepResult<WorldConfiguration, WorldAction>> RunAsync(string model, ModelSettings settings, SweepOptions options) =>
        new SweepRunner<WorldConfiguration, WorldAction, SchedulerWorld>(
            new WorldSimulation(new InMemoryStorageProvider()), ModelCatalog.Find(model, settings)!).RunAsync(options);
}
