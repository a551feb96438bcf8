using System.Globalization;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Lifecycle;

/// <summary>What the caller's set of active workers must be (rule WRK-5). Identities count as bytes: two spellings of the same bytes are one worker.</summary>
public static class RosterRule
{
    /// <summary>Most workers that can be active at a time: holder lists name them by 16-bit positions, and planners keep the last of those for nobody.</summary>
    public const int MostActiveWorkers = ushort.MaxValue;

    /// <summary>Checks the whole set before anything of it is written.</summary>
    /// <exception cref="RefusedValueException">
    /// A worker is repeated, in whatever spelling, a peer id is empty, too long or cannot be stored, a version is none, or
    /// there are more than <see cref="MostActiveWorkers"/>.
    /// </exception>
    public static void Require(IReadOnlyList<WorkerInfo> active)
    {
        ArgumentNullException.ThrowIfNull(active);
        if (active.Count > MostActiveWorkers)
        {
            throw new RefusedValueException(
                string.Create(CultureInfo.InvariantCulture, $"{active.Count} active workers exceed the {MostActiveWorkers} that fit"), nameof(active));
        }

        var spellings = new Dictionary<string, string>(active.Count, StringComparer.Ordinal);
        var versions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (peerId, version) in active)
        {
            StorableText.RequireIdentity(peerId, "the peer id of a worker", StorageLimits.MostPeerIdBytes);
            if (version is not null && versions.Add(version) && VersionText.FaultOf(version) is { } fault)
            {
                throw new RefusedValueException($"the version '{version}' of worker '{peerId}' {fault}", nameof(active));
            }

            var identity = WorkerIdentity.CanonicalTextOf(peerId);
            if (!spellings.TryAdd(identity, peerId))
            {
                var other = spellings[identity];
                throw new RefusedValueException(
                    $"worker '{peerId}' is repeated in the active set{(other == peerId ? "" : $": '{other}' is the same identity")}", nameof(active));
            }
        }
    }
}
