using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

public sealed partial class ChunkLedger
{
    /// <summary>What a complete set of active workers changes. New workers get their keys in input order; known ones consume none.</summary>
    internal RosterDecision DecideRoster(IReadOnlyList<WorkerInfo> active, Tick now)
    {
        var change = RosterChange.Of(_roster.Views, active, now);
        if (change.Updated.Count + change.Added.Count > 0)
        {
            _settings.Logger.LogDebug(
                "tick {Tick}: {Updated} workers change status or version, {Added} are new", now, change.Updated.Count, change.Added.Count);
        }

        var last = _workerKeys.BeforeNext;
        return new RosterDecision(
            change.Updated,
            [.. change.Added.Select((worker, index) => new WorkerView(new WorkerPk(last + 1 + index), worker.PeerId, worker.Version, InactiveSince: null))],
            []);
    }

    /// <summary>Which workers are forgotten.</summary>
    internal RosterDecision DecideCollection(Tick now, long retentionTicks) => new(
        [],
        [],
        [.. _roster.Views.Where(row => row.InactiveSince is { } since && WorkerRetention.HasPassed(since, now, retentionTicks)).Select(static row => row.Pk)]);

    /// <summary>Changes the registry.</summary>
    internal void ApplyRoster(RosterDecision decision)
    {
        if (decision.IsEmpty)
        {
            return;
        }

        var rows = new SortedDictionary<WorkerPk, WorkerView>();
        foreach (var row in _roster.Views.Concat(decision.Updated).Concat(decision.Added))
        {
            rows[row.Pk] = row;
        }

        foreach (var worker in decision.Removed)
        {
            rows.Remove(worker);
        }

        _workerKeys.TakeUpTo(decision.Added.Count == 0 ? 0 : decision.Added[^1].Pk.Value);
        SetWorkers([.. rows.Values]);
    }
}
