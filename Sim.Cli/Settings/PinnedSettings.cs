using Sim.CommandLine.Settings;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Cli.Settings;

/// <summary>What environment variables pin of the cases that models draw.</summary>
internal static class PinnedSettings
{
    /// <summary>The settings for a backend, nothing pinned.</summary>
    public static ModelSettings For(string backend) =>
        new(backend == InMemoryStorageProvider.Name ? ModelProfile.Memory : ModelProfile.Postgres);

    /// <summary>
    /// The variables that would pin something else than the settings of a token do, which are those of the case that is run
    /// again: <c>NAME=TEXT</c> each.
    /// </summary>
    public static IReadOnlyList<string> DifferencesFrom(ModelSettings settings, SettingSource source)
    {
        var pinned = Pin(settings, source);
        return
        [
            .. Differing(KnownSettings.Workers.Variables[0], pinned.Workers is not null && pinned.Workers != settings.Workers),
            .. Differing(KnownSettings.ChunkLimit.Variables[0], pinned.ChunkLimit is not null && pinned.ChunkLimit != settings.ChunkLimit),
            .. Differing(
                KnownSettings.WorkerCapacityMebibytes.Variables[0],
                pinned.WorkerCapacityBytes is not null && pinned.WorkerCapacityBytes != settings.WorkerCapacityBytes),
            .. Differing(
                KnownSettings.RandomSizes.Variables[0],
                source.Read(KnownSettings.RandomSizes) is { } random && random != settings.RandomSizes),
        ];

        IEnumerable<string> Differing(string variable, bool isDiffering) => isDiffering ? [$"{variable}={source.Variable(variable)}"] : [];
    }

    /// <summary>Adds what the variables pin.</summary>
    public static ModelSettings Pin(ModelSettings settings, SettingSource source) => settings with
    {
        Workers = (int?)source.Read(KnownSettings.Workers),
        ChunkLimit = (int?)source.Read(KnownSettings.ChunkLimit),
        WorkerCapacityBytes = source.Read(KnownSettings.WorkerCapacityMebibytes) << 20,
        RandomSizes = source.Read(KnownSettings.RandomSizes) ?? false,
    };
}
