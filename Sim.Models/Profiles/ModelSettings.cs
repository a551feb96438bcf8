using System.Globalization;
using Scheduler.Core.Placement;
using Sim.Engine.Tracing;
using Sim.Models.World;

namespace Sim.Models.Profiles;

/// <summary>What a person may pin of the cases that models draw.</summary>
/// <param name="Profile">Which ranges of configurations to draw from.</param>
public sealed record ModelSettings(ModelProfile Profile)
{
    private const string WorkersWord = "workers";
    private const string ChunksWord = "chunks";
    private const string DiskWord = "disk";
    private const string RandomSizesWord = "randomsizes";
    private const string EdgesWord = "edges";
    private const string KeyGapWord = "keygap";

    /// <summary>Number of workers at the start; null leaves it to the model.</summary>
    public int? Workers { get; init; }

    /// <summary>Number of chunks at which a model stops to add and correct; null for no limit.</summary>
    public int? ChunkLimit { get; init; }

    /// <summary>Disk of each worker in bytes; null leaves it to the model.</summary>
    public long? WorkerCapacityBytes { get; init; }

    /// <summary>Whether chunk sizes vary in models that otherwise use one size.</summary>
    public bool RandomSizes { get; init; }

    /// <summary>Planner to test; null for the one that an absent name means.</summary>
    public string? Planner { get; init; }

    /// <summary>Ring hash to use; null for the one that an absent name means.</summary>
    public string? Hash { get; init; }

    /// <summary>Edges of the scheduler under test, see <see cref="NamedEdges"/>; null leaves them to the model.</summary>
    public string? Edges { get; init; }

    /// <summary>Keys that storages leave out before each batch of new rows; null leaves it to the model.</summary>
    public int? KeyGap { get; init; }

    /// <summary>The profile as replay tokens name it: the ranges, then whatever is pinned, the planner and the hash first.</summary>
    public string ProfileName => string.Join('-', ((string?[])
    [
        RangesName(Profile),
        Planner,
        Hash,
        Pinned(WorkersWord, Workers),
        Pinned(ChunksWord, ChunkLimit),
        Pinned(DiskWord, WorkerCapacityBytes),
        RandomSizes ? RandomSizesWord : null,
        Edges is null ? null : EdgesWord + Edges,
        Pinned(KeyGapWord, KeyGap),
    ]).Where(part => part is not null));

    /// <summary>Reads what <see cref="ProfileName"/> wrote.</summary>
    /// <param name="name">The name of a profile.</param>
    /// <returns>The settings; null if the name is none.</returns>
    public static ModelSettings? FindProfile(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split('-');
        return (from profile in Enum.GetValues<ModelProfile>()
                from planner in PlannerCatalog.Planners.Prepend(null)
                from hash in PlannerCatalog.Hashes.Prepend(null)
                from edges in NamedEdges.Names.Prepend(null)
                let settings = new ModelSettings(profile)
                {
                    Planner = planner,
                    Hash = hash,
                    Workers = (int?)PinnedIn(parts, WorkersWord, int.MaxValue),
                    ChunkLimit = (int?)PinnedIn(parts, ChunksWord, int.MaxValue),
                    WorkerCapacityBytes = PinnedIn(parts, DiskWord, long.MaxValue),
                    RandomSizes = parts.Contains(RandomSizesWord, StringComparer.Ordinal),
                    Edges = edges,
                    KeyGap = (int?)PinnedIn(parts, KeyGapWord, int.MaxValue, least: 0),
                }
                where settings.ProfileName == name
                select settings).FirstOrDefault();
    }

    /// <summary>A fingerprint of a generator under these settings, for replay tokens.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="generatorVersion">Raised whenever the rules of the model change.</param>
    public string Fingerprint(string model, int generatorVersion)
    {
        var hash = new TraceHash();
        hash.Fold(string.Create(
            CultureInfo.InvariantCulture,
            $"{model} {ProfileName} {Workers} {ChunkLimit} {WorkerCapacityBytes} {RandomSizes}"));
        return string.Create(CultureInfo.InvariantCulture, $"g{generatorVersion}-{(uint)hash.Value:x8}");
    }

    private static string? Pinned(string word, long? value) =>
        value is { } number ? string.Create(CultureInfo.InvariantCulture, $"{word}{number}") : null;

    private static long? PinnedIn(IEnumerable<string> parts, string word, long greatest, long least = 1) =>
        (from part in parts
         where part.StartsWith(word, StringComparison.Ordinal)
         select long.TryParse(part.AsSpan(word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= greatest
             ? value
             : (long?)null).FirstOrDefault();

    private static string RangesName(ModelProfile profile) => profile == ModelProfile.Memory ? "memory" : "postgres";
}
