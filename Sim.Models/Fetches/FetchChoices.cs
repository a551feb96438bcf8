using CsCheck;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Models.Fetches;

/// <summary>The fetches that every model offers. Workers that the quorum may leave behind fetch rarely and mostly in vain.</summary>
public sealed class FetchChoices
{
    private static readonly Gen<bool> MostlySucceeds = Gen.Frequency((9, Gen.Const(true)), (1, Gen.Const(false)));
    private static readonly Gen<bool> MostlyMisses = Gen.Frequency((1, Gen.Const(true)), (2, Gen.Const(false)));
    private static readonly Gen<WorldAction> PortalFetches = MostlySucceeds.Select(ok => (WorldAction)new PortalFetch(ok));

    private readonly List<int> _prompt = [];
    private readonly List<int> _laggards = [];

    /// <summary>Adds the fetches that make sense in the present state.</summary>
    public void Offer(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        Divide(system);
        if (_prompt.Count > 0)
        {
            // Only fetches turn pending drains into ticking ones; without the boost, clock jumps would find nothing to expire.
            choices.Add(system.HasPendingDrain ? 10 : 6, Fetches(_prompt, MostlySucceeds));
        }

        if (_laggards.Count > 0)
        {
            choices.Add(1, Fetches(_laggards, MostlyMisses));
        }

        if (system.LatestPortalAssignment is not null)
        {
            choices.Add(6, PortalFetches);
        }
    }

    private void Divide(SchedulerWorld system)
    {
        _prompt.Clear();
        _laggards.Clear();
        for (var index = 0; index < system.Pool.Size; index++)
        {
            if (system.Pool.IsActive(index))
            {
                (system.Quorum.IsDesignatedLaggard(index) ? _laggards : _prompt).Add(index);
            }
        }
    }

    private static Gen<WorldAction> Fetches(List<int> workers, Gen<bool> success) =>
        Gen.Select(Gen.Int[0, workers.Count - 1], success, (row, ok) => (WorldAction)new WorkerFetch(workers[row], ok));
}
