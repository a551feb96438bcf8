
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Replays;

/// <summary>Reads a walk file that was just saved and replays it, so that no command is printed which does not show what it says.</summary>
internal static class SavedWalkCheck
{
    /// <summary>Replays the file.</summary>
    /// <returns>Why the file does not show what it says, as a sentence; null if it does.</returns>
    public static async Task<string?> FindFaultAsync<TConfiguration, TAction, TSystem, TWitness>(
        SimulationContext<TConfiguration, TAction, TSystem, TWitness> context,
        OpenedSimulation<TConfiguration, TAction, TSystem> simulation,
        string path,
        CancellationToken cancellationToken)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        try
        {
            var file = context.Files.Read(path);
            var result = await new WalkReplay<TConfiguration, TAction, TSystem, TWitness>(context.Simulation, simulation.Runs).RunAsync(file.ToWalk(), [], isTracing: false, untilStep: null, cancellationToken);
            return file.Expect.FindFault(result.Outcome);
        }
        catch (UsageException unreadable)
        {
            return unreadable.Message;
        }
    }
}
