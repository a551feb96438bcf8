using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Oracles;

namespace Sim.Models.Views;

/// <summary>Where the chunks and workers of a cycle stand in the question that reached the planner: it is asked without what the host leaves out, over a fleet in order of identity.</summary>
internal sealed class PlannerRows
{
    private readonly Dictionary<ChunkPk, int> _rows = [];
    private readonly List<WorkerPk> _workers = [];

    /// <summary>Finds them.</summary>
    /// <param name="call">The question.</param>
    public PlannerRows(PlannerCall call)
    {
        var leftOut = call.LeftOut.ToHashSet();
        foreach (var chunk in call.Input.Chunks.Pks.Where(chunk => !leftOut.Contains(chunk)))
        {
            _rows.Add(chunk, _rows.Count);
        }

        var byIdentity = call.Input.Workers.PeerIds.Select((peer, position) => (Convert.ToHexStringLower(WorkerIdentity.Of(peer)), position)).ToLookup(entry => entry.Item1, entry => entry.position);
        _workers.AddRange((call.Asked?.Workers.Identities ?? []).Select(identity => call.Input.Workers.Pks[byIdentity[Convert.ToHexStringLower(identity)].First()]));
    }

    /// <summary>The row of a chunk; null if the host left it out.</summary>
    public int? RowOf(ChunkPk chunk) => _rows.TryGetValue(chunk, out var row) ? row : null;

    /// <summary>The position of a worker; null if it has none.</summary>
    public int? PositionOf(WorkerPk worker) => _workers.IndexOf(worker) is var position and >= 0 ? position : null;

    /// <summary>The worker at a position.</summary>
    public WorkerPk WorkerAt(int position) => _workers[position];
}
