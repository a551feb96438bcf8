using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Cli.Settings;

/// <summary>What environment variables pin of the cases that models draw.</summary>
internal static class PinnedSettings
{
    /// <summary>Reads the variables.</summary>
    /// <param name="settings">Where to read them.</param>
    /// <param name="backend">The backend, which decides about the profile.</param>
    public static ModelSettings Read(SettingSource settings, string backend) =>
        Read(settings, backend == InMemoryStorageProvider.Name ? ModelProfile.Memory : ModelProfile.Postgres);

    /// <summary>Reads the variables for a profile.</summary>
    public static ModelSettings Read(SettingSource settings, ModelProfile profile) => new(profile)
    {
        Workers = (int?)settings.Read(KnownSettings.Workers),
        ChunkLimit = (int?)settings.Read(KnownSettings.ChunkLimit),
        WorkerCapacityBytes = settings.Read(KnownSettings.WorkerCapacityMebibytes) << 20,
        RandomSizes = settings.Read(KnownSettings.RandomSizes) ?? false,
    };
}
