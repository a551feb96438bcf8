using Scheduler.Core.Placement;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Settings;

namespace Sim.Reshuffle.Scenarios;

/// <summary>
/// The world of one run: chunks, workers, limits. It advances step by step, always in the same way for the same input, and
/// knows nothing of schedulers, so that several can be compared on it.
/// </summary>
internal sealed class Scenario
{
    private readonly RunProfile _profile;
    private readonly Growth _growth;
    private readonly SortedDictionary<string, IReadOnlyList<WeightSegment>> _segments;
    private bool _isRestricting;

    /// <summary>The world before step 1.</summary>
    /// <exception cref="ReshuffleInputException">Input, settings and profile contradict each other.</exception>
    public Scenario(Fleet fleet, SchedulerSettings settings, RunProfile profile)
    {
        ScenarioCheck.Require(fleet, settings, profile);
        _profile = profile;
        _segments = new SortedDictionary<string, IReadOnlyList<WeightSegment>>(settings.Segments.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        Catalog = new ChunkCatalog(fleet);
        _growth = new Growth(Catalog, profile);
        Roster = new ScenarioRoster(fleet, settings, profile);
        Placement = settings.Placement;
        if (_growth.Restricted is { } restricted)
        {
            _isRestricting = true;
            _segments[SchedulerSettings.KeyOf(restricted.Name)] = [new WeightSegment(0, 1, ScenarioRoster.UpgradedVersion)];
        }

        Weights = new SegmentWeightStrategy(new SegmentTable(_segments));
        Roster.Upgrade(profile.InitialNewFraction);
    }

    /// <summary>All chunks.</summary>
    public ChunkCatalog Catalog { get; }

    /// <summary>All workers.</summary>
    public ScenarioRoster Roster { get; }

    /// <summary>The limits in force.</summary>
    public PlacementConfiguration Placement { get; private set; }

    /// <summary>The weights in force.</summary>
    public IWeightStrategy Weights { get; private set; }

    /// <summary>The dataset of restricted chunks; null if there is none.</summary>
    public CatalogDataset? Restricted => _growth.Restricted;

    /// <summary>Goes on to a step.</summary>
    /// <exception cref="ReshuffleInputException">The step cannot happen.</exception>
    public ScenarioStep Advance(int step)
    {
        ChangeLimits(step);
        var (joined, judged) = ChangeFleet(step);
        if (_profile.LiftRestrictionAtStep == step)
        {
            LiftRestriction();
        }

        var copied = CopyDatasets(step);
        var total = _profile.Shape.At(step);
        var restricted = _isRestricting ? Math.Min(total, (long)Math.Round(_profile.RestrictedFraction * total, MidpointRounding.AwayFromZero)) : 0;
        _growth.Add(total - restricted, restricted);
        Roster.Upgrade(_profile.UpgradeSchedule.At(step));
        return new ScenarioStep(
            step,
            total,
            restricted,
            copied,
            [.. _profile.Replacements.Where(replacement => replacement.AtStep == step).Select(static replacement => replacement.Dataset)],
            joined,
            judged);
    }

    private void ChangeLimits(int step)
    {
        foreach (var change in _profile.LimitChanges.Where(change => change.AtStep == step))
        {
            Placement = Placement with
            {
                WorkerCapacityBytes = change.WorkerCapacityBytes ?? Placement.WorkerCapacityBytes,
                Saturation = change.Saturation ?? Placement.Saturation,
            };
        }
    }

    private (List<int> Joined, List<int> Judged) ChangeFleet(int step)
    {
        var (joined, judged) = (new List<int>(), new List<int>());
        foreach (var change in _profile.FleetChanges.Where(change => change.AtStep == step))
        {
            var concerned = Roster.Apply(change);
            switch (change.Kind)
            {
                case FleetChangeKind.Join:
                    joined.AddRange(concerned);
                    break;
                case FleetChangeKind.Status:
                    judged.AddRange(concerned);
                    break;
            }
        }

        return (joined, judged);
    }

    /// <summary>No chunk goes; those that are there become ordinary.</summary>
    private void LiftRestriction()
    {
        _isRestricting = false;
        if (_growth.Restricted is { } restricted)
        {
            _segments[SchedulerSettings.KeyOf(restricted.Name)] = [new WeightSegment(0)];
            Weights = new SegmentWeightStrategy(new SegmentTable(_segments));
        }
    }

    private long CopyDatasets(int step)
    {
        var before = Catalog.Count;
        foreach (var copy in _profile.Copies.Where(copy => copy.AtStep == step))
        {
            var source = Catalog.Find(copy.Source)!;
            _segments[SchedulerSettings.KeyOf(copy.Destination)] = _segments[SchedulerSettings.KeyOf(copy.Source)];
            Weights = new SegmentWeightStrategy(new SegmentTable(_segments));
            var destination = Catalog.AddDataset(copy.Destination);
            destination.FixMeans(source.MeanBlocks, source.MeanSizeBytes);
            foreach (var row in source.Rows.ToArray())
            {
                Catalog.Clone(row, destination);
            }
        }

        return Catalog.Count - before;
    }
}
