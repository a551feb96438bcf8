using Semver;

namespace Scheduler.Core.Placement;

/// <summary>
/// Which workers may receive which chunks. A chunk without a minimum version goes anywhere; any other only to a
/// worker that reports a version of at least that precedence. An unknown version is not enough.
/// </summary>
internal sealed class VersionEligibility
{
    private readonly int[] _versionOfChunk;
    private readonly bool[][] _workersByVersion;
    private readonly int[] _countsByVersion;
    private readonly int _workerCount;

    public VersionEligibility(PlacementChunks chunks, PlacementWorkers workers)
    {
        _versionOfChunk = chunks.MinimumVersions;
        _workersByVersion = Array.ConvertAll(chunks.Versions, minimum => Array.ConvertAll(workers.Versions, version => IsEnough(version, minimum)));
        _countsByVersion = Array.ConvertAll(_workersByVersion, static mayHold => mayHold.Count(static isEnough => isEnough));
        _workerCount = workers.Count;
    }

    /// <summary>Whether the chunk carries a minimum version, even one that every worker has.</summary>
    public bool IsRestricted(int chunk) => _versionOfChunk[chunk] >= 0;

    /// <summary>By worker position, whether it may receive the chunk; null if all may.</summary>
    public bool[]? WorkersFor(int chunk)
    {
        var version = _versionOfChunk[chunk];
        return version < 0 ? null : _workersByVersion[version];
    }

    /// <summary>Whether a worker may receive the chunk.</summary>
    public bool Allows(int chunk, int worker) => WorkersFor(chunk) is not { } eligible || eligible[worker];

    /// <summary>By worker position, whether it has a minimum version.</summary>
    /// <param name="version">Position in the versions that occur.</param>
    public bool[] WorkersOf(int version) => _workersByVersion[version];

    /// <summary>How many workers have a minimum version.</summary>
    /// <param name="version">Position in the versions that occur.</param>
    public int CountOf(int version) => _countsByVersion[version];

    /// <summary>How many workers may receive the chunk.</summary>
    public int CountFor(int chunk) => _versionOfChunk[chunk] is var version and >= 0 ? _countsByVersion[version] : _workerCount;

    private static bool IsEnough(SemVersion? version, SemVersion minimum) =>
        version is not null && SemVersion.ComparePrecedence(version, minimum) >= 0;
}
