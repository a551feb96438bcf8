using Semver;

namespace Scheduler.Core.Placement;

/// <summary>The distinct minimum versions of a call in order of their first appearance.</summary>
internal sealed class VersionTable
{
    private readonly List<SemVersion> _versions = [];

    /// <summary>Position of a version, entered if it is new; -1 for none. Few versions occur, so a search by hand is enough.</summary>
    public int IndexOf(SemVersion? version)
    {
        if (version is null)
        {
            return -1;
        }

        var index = _versions.IndexOf(version);
        if (index < 0)
        {
            index = _versions.Count;
            _versions.Add(version);
        }

        return index;
    }

    /// <summary>The versions by position.</summary>
    public SemVersion[] ToArray() => [.. _versions];
}
