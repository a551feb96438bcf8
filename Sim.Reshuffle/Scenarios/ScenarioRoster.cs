using Scheduler.Core.Placement;
using Semver;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Randomness;
using Sim.Reshuffle.Settings;

namespace Sim.Reshuffle.Scenarios;

/// <summary>The workers of a run: who joins, leaves, is judged healthy and gets upgraded.</summary>
internal sealed class ScenarioRoster
{
    /// <summary>The version of upgraded workers, far above real ones.</summary>
    public static readonly SemVersion UpgradedVersion = new(10, 0, 0);

    private readonly List<ScenarioWorker> _workers = [];
    private readonly List<int> _upgradeOrder;
    private readonly SemVersion? _usualVersion;
    private readonly SemVersion?[] _loadedVersions;
    private int _nextNumber;
    private int _nextUpgrade;

    /// <summary>Takes over the workers of a file, upgraded as far as the profile says.</summary>
    public ScenarioRoster(Fleet fleet, SchedulerSettings settings, RunProfile profile)
    {
        _usualVersion = settings.MinimumWorkerVersion;
        foreach (var worker in fleet.Workers)
        {
            _workers.Add(new ScenarioWorker(worker.Id, worker.Version ?? _usualVersion) { Status = worker.Status });
            _nextNumber = Math.Max(_nextNumber, NumberedWorkers.NumberOf(worker.Id) + 1);
        }

        _loadedVersions = [.. _workers.Select(static worker => worker.Version)];
        var order = Enumerable.Range(0, _workers.Count).ToArray();
        if (!profile.IsUpgradedInFileOrder)
        {
            SplitMix64.Stream(profile.Seed, "upgrade-order").Shuffle<int>(order);
        }

        _upgradeOrder = [.. order];
    }

    /// <summary>All workers that there are or were.</summary>
    public IReadOnlyList<ScenarioWorker> Workers => _workers;

    /// <summary>Number of workers of the fleet.</summary>
    public int PresentCount => _workers.Count(static worker => worker.IsPresent);

    /// <summary>Number of upgraded workers of the fleet.</summary>
    public int UpgradedCount => _workers.Count(static worker => worker is { IsPresent: true, IsUpgraded: true });

    /// <summary>Number of workers per version with which they were loaded, ascending by version, the unknown one first.</summary>
    public IReadOnlyList<(SemVersion? Version, int Count)> LoadedVersions =>
        [.. _loadedVersions.GroupBy(static version => version).Select(static group => (group.Key, group.Count()))
            .OrderBy(static entry => entry.Key, Comparer<SemVersion?>.Create(static (left, right) => left is null || right is null ? (left is null ? 0 : 1) - (right is null ? 0 : 1) : SemVersion.CompareSortOrder(left, right)))];

    /// <summary>Changes the fleet.</summary>
    /// <returns>Positions of the workers concerned.</returns>
    /// <exception cref="ReshuffleInputException">There are not enough workers for it.</exception>
    public IReadOnlyList<int> Apply(FleetChange change) => change.Kind switch
    {
        FleetChangeKind.Join => Join(change),
        FleetChangeKind.Leave => Leave(change),
        _ => Judge(change),
    };

    /// <summary>Upgrades workers of the fleet, in a fixed order, until so many are; never takes an upgrade back.</summary>
    /// <returns>Positions of the workers upgraded now.</returns>
    public IReadOnlyList<int> Upgrade(double fraction)
    {
        var wanted = (int)Math.Round(fraction * PresentCount, MidpointRounding.AwayFromZero);
        var upgraded = new List<int>();
        for (var missing = wanted - UpgradedCount; missing > 0 && _nextUpgrade < _upgradeOrder.Count; _nextUpgrade++)
        {
            var worker = _workers[_upgradeOrder[_nextUpgrade]];
            if (worker.IsPresent)
            {
                (worker.IsUpgraded, worker.Version) = (true, UpgradedVersion);
                upgraded.Add(_upgradeOrder[_nextUpgrade]);
                missing--;
            }
        }

        return upgraded;
    }

    private List<int> Join(FleetChange change)
    {
        var joined = new List<int>();
        for (var i = 0; i < change.Count; i++)
        {
            if (_workers.Count == ushort.MaxValue || _nextNumber > ushort.MaxValue)
            {
                throw new ReshuffleInputException(FormattableString.Invariant($"step {change.AtStep}: a run has room for 65535 workers, and one more wants to join"));
            }

            joined.Add(_workers.Count);
            _upgradeOrder.Add(_workers.Count);
            _workers.Add(new ScenarioWorker(NumberedWorkers.Identity(_nextNumber++), _usualVersion));
        }

        return joined;
    }

    private List<int> Leave(FleetChange change)
    {
        var left = Last(change, static worker => worker.IsPresent);
        left.ForEach(position => _workers[position].IsPresent = false);
        return left;
    }

    private List<int> Judge(FleetChange change)
    {
        var judged = Last(change, worker => worker.IsPresent && worker.Status != change.Status);
        judged.ForEach(position => _workers[position].Status = change.Status);
        return judged;
    }

    /// <summary>The last workers that a change can concern.</summary>
    private List<int> Last(FleetChange change, Predicate<ScenarioWorker> concerns)
    {
        var found = new List<int>();
        for (var position = _workers.Count - 1; position >= 0 && found.Count < change.Count; position--)
        {
            if (concerns(_workers[position]))
            {
                found.Add(position);
            }
        }

        return found.Count == change.Count ? found : throw new ReshuffleInputException(FormattableString.Invariant(
            $"step {change.AtStep}: {change.Count} workers are to {Verb(change)}, but there are only {found.Count} of whom that can be said"));
    }

    private static string Verb(FleetChange change) =>
        change.Kind == FleetChangeKind.Leave ? "leave" : $"become {WorkerStatusNames.Of(change.Status)}";
}
