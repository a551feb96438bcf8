using Scheduler.Core.Lifecycle;
using Semver;

namespace Scheduler.Core.Placement;

/// <summary>
/// A roster in order of identity bytes. Rings are kept while the ordered identities stay the same, so the
/// order must not depend on when a worker was registered.
/// </summary>
internal sealed class SortedFleet
{
    private readonly byte[][] _identities;
    private readonly string?[] _versions;
    private readonly string[] _peerIds;
    private readonly WorkerOrder _order;

    public SortedFleet(SchedulingWorkers workers)
    {
        var identities = Array.ConvertAll(workers.PeerIds, WorkerIdentity.Of);

        // Two peer ids can spell the same bytes; then the ids themselves decide.
        _order = IdentityOrder.Of(identities, (left, right) => string.CompareOrdinal(workers.PeerIds[left], workers.PeerIds[right]));
        _identities = _order.Apply(identities, identities.Length);
        _versions = _order.Apply(workers.Versions, identities.Length);
        _peerIds = _order.Apply(workers.PeerIds, identities.Length);
    }

    /// <summary>The fleet as planners want it.</summary>
    /// <param name="withVersions">Whether any chunk asks for a version; if not, none is parsed. A text that is no semantic version counts as unknown.</param>
    /// <param name="statuses">Health of the workers; null if all are online.</param>
    public PlacementWorkers ToPlacementWorkers(bool withVersions, IWorkerStatusSource? statuses)
    {
        var online = PlacementWorkers.Online(_identities);
        var workers = statuses is null ? online : online with { Statuses = Array.ConvertAll(_peerIds, statuses.StatusOf) };
        return withVersions ? workers with { Versions = Array.ConvertAll(_versions, Parse) } : workers;
    }

    /// <summary>Lists of roster positions as ascending lists of fleet positions.</summary>
    public HolderLists ToFleet(HolderLists lists)
    {
        if (_order.IsIdentity && RowOrder.IsSorted(lists))
        {
            return lists;
        }

        var translated = _order.Apply(lists, _identities.Length);
        RowOrder.Sort(translated);
        return translated;
    }

    /// <summary>A column by roster position as one by fleet position; empty if it is.</summary>
    public long[] ToFleet(long[] column) => column.Length == 0 ? [] : _order.Apply(column, _identities.Length);

    /// <summary>Lists of fleet positions as lists of roster positions.</summary>
    public HolderLists ToRoster(HolderLists lists) => _order.Undo(lists);

    /// <summary>The roster position of a worker of the fleet.</summary>
    public ushort ToRoster(int position) => _order.Before(position);

    private static SemVersion? Parse(string? version) =>
        version is not null && SemVersion.TryParse(version, SemVersionStyles.Strict, out var parsed) ? parsed : null;
}
