using CsCheck;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Models.Churn;

/// <summary>Workers that may join or leave. Whether a departure can be recovered from is the business of the precondition, since it means packing the fleet.</summary>
public static class MembershipChoices
{
    /// <summary>Adds that a spare worker joins, each equally likely; nothing if there is none.</summary>
    public static void OfferJoin(SchedulerWorld system, ActionChoices<WorldAction> choices, int weight) =>
        Offer(system, choices, weight, areActive: false, worker => new WorkerJoined(worker));

    /// <summary>Adds that an active worker leaves, each equally likely; nothing if there is none.</summary>
    public static void OfferLeave(SchedulerWorld system, ActionChoices<WorldAction> choices, int weight) =>
        Offer(system, choices, weight, areActive: true, worker => new WorkerLeft(worker));

    private static void Offer(
        SchedulerWorld system,
        ActionChoices<WorldAction> choices,
        int weight,
        bool areActive,
        Func<int, WorldAction> action)
    {
        var workers = new List<int>();
        for (var index = 0; index < system.Pool.Size; index++)
        {
            if (system.Pool.IsActive(index) == areActive)
            {
                workers.Add(index);
            }
        }

        if (workers.Count > 0)
        {
            choices.Add(weight, Gen.Int[0, workers.Count - 1].Select(row => action(workers[row])));
        }
    }
}
