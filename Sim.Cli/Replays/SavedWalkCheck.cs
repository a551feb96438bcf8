using Sim.Models.World;

namespace Sim.Cli.Replays;

/// <summary>Reads a walk file that was just saved and replays it, so that no command is printed which does not show what it says.</summary>
internal static class SavedWalkCheck
{
    /// <summary>Replays the file.</summary>
    /// <returns>Why the file does not show what it says, as a sentence; null if it does.</returns>
    public static async Task<string?> FindFaultAsync(WorldSimulation simulation, string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = WalkFileReading.Read(path);
            var result = await new WorldReplay(simulation).RunAsync(file.ToWalk(), [], isTracing: false, untilStep: null, cancellationToken);
            return file.Expect.FindFault(result.Outcome);
        }
        catch (UsageException unreadable)
        {
            return unreadable.Message;
        }
    }
}
