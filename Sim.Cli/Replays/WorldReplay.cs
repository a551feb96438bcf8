using Sim.Engine.Replay;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.State;
using Sim.Models.World;

namespace Sim.Cli.Replays;

/// <summary>Replays one walk on one backend, watches its witnesses, and takes down the state at its end.</summary>
/// <param name="simulation">The world on that backend.</param>
internal sealed class WorldReplay(WorldSimulation simulation)
{
    /// <summary>Replays every step as written.</summary>
    /// <param name="walk">The walk.</param>
    /// <param name="witnesses">What to watch.</param>
    /// <param name="isTracing">Whether trace lines are wanted.</param>
    /// <param name="untilStep">Last step to run; null for all.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task<WorldReplayResult> RunAsync(
        Walk<WorldConfiguration, WorldAction> walk,
        IReadOnlyList<WorldWitness> witnesses,
        bool isTracing,
        int? untilStep,
        CancellationToken cancellationToken)
    {
        var tracker = Track();
        var state = new MemoryStream();
        var runner = new CaseRunner<WorldConfiguration, WorldAction, SchedulerWorld>(simulation);
        var options = new CaseRunOptions<SchedulerWorld>
        {
            IsTracing = isTracing,
            UntilStep = untilStep,
            AtBegin = () =>
            {
                tracker = Track();
                state.SetLength(0);
            },
            AfterStep = async (step, world) =>
            {
                await world.RefreshAsync(cancellationToken);
                tracker.AfterStep(step, witness => WorldFacts.Read(world, witness));
            },
            AtEnd = async world =>
            {
                await world.RefreshAsync(cancellationToken);
                tracker.AtEnd(witness => WorldFacts.Read(world, witness));
                WorldStateWriter.Write(world, state);
            },
        };
        var outcome = await runner.ReplayAsync(walk, ReplayMode.Unconditional, options, cancellationToken);
        return new WorldReplayResult(outcome, tracker.Conclude(), state.ToArray());

        WitnessTracker<WorldWitness> Track() => new(witnesses, WorldFacts.All);
    }
}
