using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-01. Every worker has room for all that it must hold, ideal and draining; chunks in removal count too.</summary>
public static class OvercommitOracle
{
    /// <summary>Judges a state; no excuse exists, shortage or not.</summary>
    /// <param name="view">The state.</param>
    /// <param name="capacityBytes">Room of every worker.</param>
    public static Verdict Judge(PlacementView view, long capacityBytes)
    {
        for (var row = 0; row < view.WorkerCount; row++)
        {
            if (view.HeldBytesAt(row) > capacityBytes)
            {
                var worker = Wording.Name(view.WorkerAt(row));
                return Wording.Of(
                    OracleCatalog.NoOvercommit,
                    "worker",
                    worker,
                    $"{worker} would hold {view.HeldBytesAt(row)} bytes (ideal and draining) but has room for {capacityBytes}");
            }
        }

        return Verdict.Holds;
    }
}
