using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.Engine.Replay;

/// <summary>Replays one walk on one backend, watches its witnesses, and takes down the state at its end.</summary>
/// <param name="description">Reads facts and states.</param>
/// <param name="simulation">The simulation on that backend.</param>
internal sealed class WalkReplay<TConfiguration, TAction, TSystem, TWitness>(
    SimulationDescription<TConfiguration, TAction, TSystem, TWitness> description, ISimulation<TConfiguration, TAction, TSystem> simulation)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    /// <summary>Replays every step as written.</summary>
    /// <param name="walk">The walk.</param>
    /// <param name="witnesses">What to watch.</param>
    /// <param name="isTracing">Whether trace lines are wanted.</param>
    /// <param name="untilStep">Last step to run; null for all.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task<WalkReplayResult<TConfiguration, TAction, TWitness>> RunAsync(
        Walk<TConfiguration, TAction> walk,
        IReadOnlyList<TWitness> witnesses,
        bool isTracing,
        int? untilStep,
        CancellationToken cancellationToken)
    {
        var tracker = Track();
        var state = new MemoryStream();
        var runner = new CaseRunner<TConfiguration, TAction, TSystem>(simulation);
        var options = new CaseRunOptions<TSystem>
        {
            IsTracing = isTracing,
            UntilStep = untilStep,
            AtBegin = () =>
            {
                tracker = Track();
                state.SetLength(0);
            },
            AfterStep = async (step, system) =>
            {
                await description.PrepareReadingAsync(system, cancellationToken);
                tracker.AfterStep(step, witness => description.ReadFact(system, witness));
            },
            AtEnd = async system =>
            {
                await description.PrepareReadingAsync(system, cancellationToken);
                tracker.AtEnd(witness => description.ReadFact(system, witness));
                if (description.HasState)
                {
                    description.WriteState(system, state);
                }
            },
        };
        var outcome = await runner.ReplayAsync(walk, ReplayMode.Unconditional, options, cancellationToken);
        return new WalkReplayResult<TConfiguration, TAction, TWitness>(outcome, tracker.Conclude(), state.ToArray());

        WitnessTracker<TWitness> Track() => new(witnesses, description.Format.Vocabulary.Facts);
    }
}
