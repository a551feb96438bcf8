using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Cli.Settings;

/// <summary>What environment variables pin of the cases that models draw.</summary>
internal static class PinnedSettings
{
    /// <summary>The settings for a backend, nothing pinned.</summary>
    public static ModelSettings For(string backend) =>
        new(backend == InMemoryStorageProvider.Name ? ModelProfile.Memory : ModelProfile.Postgres);

    /// <summary>Adds what the variables pin.</summary>
    public static ModelSettings Pin(ModelSettings settings, SettingSource source) => settings with
    {
        Workers = (int?)source.Read(KnownSettings.Workers),
        ChunkLimit = (int?)source.Read(KnownSettings.ChunkLimit),
        WorkerCapacityBytes = source.Read(KnownSettings.WorkerCapacityMebibytes) << 20,
        RandomSizes = source.Read(KnownSettings.RandomSizes) ?? false,
    };
}
