using CsCheck;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Guided;
using Sim.Models.World;

namespace Sim.Models.Churn;

/// <summary>What a churn walk may do next.</summary>
/// <param name="guided">What the guided model offers; it brings all but membership.</param>
public sealed class ChurnActions(GuidedActions guided) : IActionSource<WorldAction, SchedulerWorld>
{
    /// <inheritdoc/>
    public void Offer(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        if (system.State.Chunks.Count == 0)
        {
            guided.Offer(system, choices);
        }
        else if (system.IsSaturationLatched)
        {
            OfferRecovery(system, choices);
        }
        else
        {
            guided.Offer(system, choices);
            MembershipChoices.OfferJoin(system, choices, weight: 1);
            MembershipChoices.OfferLeave(system, choices, weight: 1);
        }
    }

    /// <summary>A saturated fleet recovers by a lower floor or by another worker.</summary>
    private void OfferRecovery(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        if (system.Floor > 1)
        {
            choices.Add(1, Gen.Const<WorldAction>(new SetMinReplication(system.Floor - 1)));
        }

        MembershipChoices.OfferJoin(system, choices, weight: 1);
        if (choices.Count == 0 && GuidedActions.MakesWay(system))
        {
            guided.OfferMakingWay(system, choices);
        }
        else if (choices.Count == 0)
        {
            choices.Add(1, Gen.Const<WorldAction>(new Idle()));
        }
    }
}
