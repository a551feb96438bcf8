using CsCheck;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Chunks;
using Sim.Models.Fetches;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Guided;

/// <summary>What a guided walk may do next. There is deliberately no estimate of capacity and no winding down.</summary>
public sealed class GuidedActions : IActionSource<WorldAction, SchedulerWorld>
{
    private static readonly Gen<WorldAction> IdleTail = Gen.Const<WorldAction>(new Idle());

    private static readonly Gen<WorldAction> WeakProbe = Gen.Const<WorldAction>(new CheckConverged(ConvergenceCheck.Weak));

    private readonly Gen<WorldAction> _advance;
    private readonly ChunkGenerators _chunks;
    private readonly FetchChoices _fetches = new();
    private readonly ModelSettings _settings;

    /// <summary>Weight of raising the floor where it is 1; at that floor nothing but a raise keeps a walk from coming to rest early.</summary>
    public int RaiseWeightAtFloor1 { get; init; } = 5;

    /// <summary>Creates the source for one case.</summary>
    public GuidedActions(WorldConfiguration configuration, ModelSettings settings)
    {
        _settings = settings;
        _chunks = new ChunkGenerators(configuration.Datasets, settings.RandomSizes);
        _advance = ClockJumps.Around(configuration.MTicks);
    }

    /// <inheritdoc/>
    public void Offer(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        if (system.State.Chunks.Count == 0)
        {
            choices.Add(1, _chunks.FirstBurst);
        }
        else if (system.IsSaturationLatched)
        {
            OfferRecovery(system, choices);
        }
        else
        {
            OfferGrowth(system, choices);
            OfferTime(system, choices);
            choices.Add(2, WeakProbe);
            OfferPressure(system, choices);
            _fetches.Offer(system, choices);
        }
    }

    /// <summary>A saturated fleet recovers by a lower floor. What waits all the same may find the room that leaving copies free.</summary>
    private void OfferRecovery(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        if (system.Floor > 1)
        {
            choices.Add(1, SetFloor(system.Floor - 1));
        }
        else if (MakesWay(system))
        {
            OfferMakingWay(system, choices);
        }
        else
        {
            choices.Add(1, IdleTail);
        }
    }

    /// <summary>Whether chunks wait for a place while copies are still leaving.</summary>
    internal static bool MakesWay(SchedulerWorld system) => system.State.Waiting.Count > 0 && system.State.StaleMappings.Count > 0;

    /// <summary>Time and fetches, after which what leaves is gone.</summary>
    internal void OfferMakingWay(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        choices.Add(2, _advance);
        _fetches.Offer(system, choices);
    }

    private void OfferGrowth(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        var chunks = system.State.Chunks;
        if (!system.IsInfeasible && chunks.Count < (_settings.ChunkLimit ?? int.MaxValue))
        {
            choices.Add(8, _chunks.SmallBurst);
            choices.Add(1, _chunks.Correction(chunks).Where(action => IsFresh(system, action)));
        }
    }

    private static bool IsFresh(SchedulerWorld system, WorldAction action) =>
        action is CorrectChunk correct && system.State.PkOf(correct.Replacement.Dataset, correct.Replacement.Id) is null;

    private void OfferTime(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        if (system.State.StaleMappings.Count > 0)
        {
            choices.Add(2, _advance);
        }
        else if (system.LatestPortalAssignment is not null)
        {
            choices.Add(1, _advance);
        }
    }

    private void OfferPressure(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        if (!system.IsInfeasible && system.Floor < system.Pool.ActiveCount)
        {
            choices.Add(system.Floor == 1 ? RaiseWeightAtFloor1 : 1, SetFloor(system.Floor + 1));
        }
    }

    private static Gen<WorldAction> SetFloor(int value) => Gen.Const<WorldAction>(new SetMinReplication(value));
}
