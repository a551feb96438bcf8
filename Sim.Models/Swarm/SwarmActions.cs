using CsCheck;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Chunks;
using Sim.Models.Churn;
using Sim.Models.Draws;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Swarm;

/// <summary>What a swarm walk may do next: whatever its mix has and the state allows.</summary>
/// <param name="configuration">Configuration of the case.</param>
/// <param name="settings">What is pinned of the cases.</param>
/// <param name="mix">Which actions exist, and how often each comes.</param>
public sealed class SwarmActions(WorldConfiguration configuration, ModelSettings settings, SwarmMix mix)
    : IActionSource<WorldAction, SchedulerWorld>
{
    private const int DefaultChunkLimit = 90;
    private const int HealthWeight = 2;
    private const int ReliefWeight = 25;

    // The strong check is for the flood: on restricted chunks of mixed sizes `multistep` is known to leave
    // gaps that it would call a fault (regressions/gap-restricted-floor-behind-bonus.walk.json).
    private static readonly Gen<WorldAction> Probe = Gen.Const<WorldAction>(new CheckConverged(ConvergenceCheck.Weak));

    private readonly SwarmChunks _chunks = new(configuration, mix);

    private readonly Gen<WorldAction> _jumps = AnyOf
        .Values(0, 1, configuration.MTicks - 1, configuration.MTicks, configuration.MTicks + 1, 10 * configuration.MTicks)
        .Select(ticks => (WorldAction)new AdvanceClock(ticks));

    private readonly Gen<bool> _answers = Gen.Int[0, 99].Select(percent => percent >= mix.MissPercent);

    /// <inheritdoc/>
    public void Offer(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        OfferChunks(system, choices);
        Offer(choices, mix.Advance, _jumps);
        Offer(choices, mix.SetClock, Clocks(system));
        Offer(choices, mix.PortalFetch, _answers.Select(ok => (WorldAction)new PortalFetch(ok)));
        OfferWorkers(system, choices);
        OfferFloors(system, choices);
        if (system.State.Chunks.Count > 0)
        {
            choices.Add(mix.Probe, Probe);
        }
    }

    /// <summary>Clocks around the newest stored tick and around what the host allows: just behind, far behind, where no call has been yet, and ahead to the edges of M and of the limit, with consent and without.</summary>
    private static Gen<WorldAction> Clocks(SchedulerWorld system)
    {
        var (now, newest, mTicks) = (system.NowTicks, system.State.NewestTick?.Value ?? 0, system.Configuration.MTicks);
        var limit = system.Configuration.LeapLimitTicks ?? 10 * mTicks;
        return Gen.Select(
            AnyOf.Values(0, newest - mTicks, newest - 1, newest, now - 1, now + 1, now + mTicks - 1, now + mTicks, now + mTicks + 1, newest + limit, newest + limit + 1),
            Gen.Int[0, 3],
            (tick, consent) => (WorldAction)new SetClock(Math.Max(0, tick), Consent: consent == 0));
    }

    private void OfferChunks(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        var chunks = system.State.Chunks;
        var isOpen = chunks.Count < (settings.ChunkLimit ?? DefaultChunkLimit);
        if (chunks.Count == 0)
        {
            choices.Add(mix.Add, _chunks.FirstBurst);
            return;
        }

        if (isOpen)
        {
            // A short fleet gets more all the same, only less often: shortage must not end growth, and not be all there is.
            var room = FloorRoom.Of(system);
            choices.Add(system.IsInfeasible ? 1 : mix.Add, _chunks.Burst(room.NowBytes));
            OfferTopUp(room, choices);
            Offer(choices, system.IsInfeasible ? Math.Min(1, mix.Ingest) : mix.Ingest, _chunks.Ingestion(chunks, room.NowBytes));
        }

        Offer(choices, isOpen ? mix.Correct : 0, _chunks.Correction(chunks));
        Offer(choices, isOpen ? mix.CorrectBatch : 0, _chunks.CorrectionBatch(Correctable(system) is { Count: > 1 } correctable ? correctable : chunks));
        Offer(choices, mix.RefusedCorrection, _chunks.RefusedCorrection(chunks));
        OfferCorrectionInRemoval(system, choices);
        Offer(choices, Relieving(system, mix.Remove), Removal(system));
        Offer(choices, mix.Cover, CoverageChoices.Of(system));
        if (isOpen && mix.Chain > 0 && Replacements(system) is { Count: > 0 } replacements)
        {
            choices.Add(mix.Chain, _chunks.Correction(replacements));
        }
    }

    private void OfferWorkers(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        Offer(choices, mix.WorkerFetch, Gen.Select(Gen.Int[0, system.Pool.Size - 1], _answers, (worker, ok) => (WorldAction)new WorkerFetch(worker, ok)));
        OfferMembership(system, choices, HasteOf(system));

        if (system.Configuration.WorkerStatuses is not null)
        {
            // As often online as everything else together, so that somebody stays reliable.
            Offer(choices, HealthWeight, Gen.Select(Gen.Int[0, system.Pool.Size - 1], Gen.Bool, SwarmConfiguration.Status, (worker, isOnline, status) =>
                (WorldAction)new WorkerHealth(worker, isOnline ? WorkerStatusNames.Of(WorkerStatus.Online) : status)));
        }

        if (system.Configuration.WorkerVersions is not null)
        {
            Offer(choices, mix.Upgrade, Gen.Select(Gen.Int[0, system.Pool.Size - 1], SwarmConfiguration.Version, (worker, version) => (WorldAction)new WorkerVersion(worker, version)));
        }
    }

    private void OfferTopUp(FloorRoom room, ActionChoices<WorldAction> choices)
    {
        if (mix.TopUp == 0 || mix.Sizes == SizeSpread.Even)
        {
            return;
        }

        long[] roomsBytes = [room.NowBytes, room.AfterDepartureBytes, room.AfterRaiseBytes];
        roomsBytes = Array.FindAll(roomsBytes, static bytes => bytes >= ChunkGenerators.SmallestSizeBytes);
        if (roomsBytes.Length > 0)
        {
            choices.Add(mix.TopUp, AnyOf.Values(roomsBytes).SelectMany(_chunks.TopUp));
        }
    }

    private void OfferMembership(SchedulerWorld system, ActionChoices<WorldAction> choices, int haste)
    {
        if (mix.Join > 0)
        {
            MembershipChoices.OfferJoin(system, choices, Relieving(system, haste * mix.Join));
        }

        if (mix.Leave > 0)
        {
            MembershipChoices.OfferLeave(system, choices, haste * mix.Leave);
        }

        if (mix.LeavePivotal > 0 && PivotalWorkers.Of(system) is { Count: > 0 } workers)
        {
            choices.Add(haste * mix.LeavePivotal, Gen.Int[0, workers.Count - 1].Select(row => (WorldAction)new WorkerLeft(workers[row])));
        }
    }

    private void OfferFloors(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        if (mix.Floor == 0)
        {
            return;
        }

        if (system.Floor < system.Pool.ActiveCount && !system.IsInfeasible)
        {
            choices.Add(HasteOf(system) * ((mix.Floor + 1) / 2), Gen.Const<WorldAction>(new SetMinReplication(system.Floor + 1)));
        }

        if (system.Floor > 1)
        {
            choices.Add(Relieving(system, mix.Floor), Gen.Int[1, system.Floor - 1].Select(value => (WorldAction)new SetMinReplication(value)));
        }
    }

    private void OfferCorrectionInRemoval(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        if (mix.RefusedCorrection > 0 && system.State.ChunksInRemoval() is { Count: > 0 } leaving)
        {
            choices.Add(1, _chunks.Correction([.. leaving.Select(system.State.ChunkOf)]));
        }
    }

    /// <summary>A short fleet is not helped by chunks that go already.</summary>
    private static Gen<WorldAction> Removal(SchedulerWorld system)
    {
        var chunks = system.State.Chunks;
        ChunkView[] live = system.IsInfeasible ? [.. chunks.Where(chunk => system.State.LifecycleOf(chunk.Pk) is not { InRemoval: true })] : [];
        return AnyOf.Values(live.Length > 0 ? live : [.. chunks]).Select(chunk => (WorldAction)new RemoveChunk(chunk.Dataset, chunk.Id));
    }

    /// <summary>A short fleet publishes nothing; a way out keeps a case from standing still where its mix has none.</summary>
    private static int Relieving(SchedulerWorld system, int weight) => system.IsInfeasible ? Math.Max(weight, ReliefWeight) : weight;

    private int HasteOf(SchedulerWorld system) => system.State.Watermark < system.State.NewestWorkerAssignment ? mix.Haste : 1;

    /// <summary>What a correction can be of: a batch drawn from all chunks is nearly always refused for one of them.</summary>
    private static List<ChunkView> Correctable(SchedulerWorld system)
    {
        var corrected = system.State.Corrections.Select(correction => correction.Old).ToHashSet();
        return [.. system.State.Chunks.Where(chunk => system.State.LifecycleOf(chunk.Pk) is { Live: true } && !corrected.Contains(chunk.Pk))];
    }

    private static List<ChunkView> Replacements(SchedulerWorld system) =>
        [.. system.State.Corrections.Select(correction => system.State.ChunkOf(correction.New))];

    private static void Offer(ActionChoices<WorldAction> choices, int weight, Gen<WorldAction> actions)
    {
        if (weight > 0)
        {
            choices.Add(weight, actions);
        }
    }
}
