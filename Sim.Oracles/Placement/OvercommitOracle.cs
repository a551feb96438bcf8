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

    /// <summary>Judges a plan: no worker is given a copy that it does not have yet and may not hold (placement 6.5, guarantee 4).</summary>
    /// <param name="call">The question and the plan.</param>
    /// <param name="eligibility">Which workers may hold which chunks.</param>
    public static Verdict JudgeFreshCopies(PlannerCall call, WorkerEligibility eligibility)
    {
        if (eligibility.IsUnrestricted || PlanView.Of(call) is not { } plan)
        {
            return Verdict.Holds;
        }

        for (var row = 0; row < plan.Rows; row++)
        {
            foreach (var worker in plan.Published(row))
            {
                if (!plan.IsHeld(row, worker) && !eligibility.Allows(call.Input.Chunks.Pks[row], call.Input.Workers.Pks[worker]))
                {
                    var name = plan.NameOfWorker(worker);
                    return Wording.Of(
                        OracleCatalog.NoOvercommit, "worker", name, $"{name} is to fetch {plan.NameOf(row)}, which its version may not hold");
                }
            }
        }

        return Verdict.Holds;
    }
}
