using Sim.Engine.Inputs;
using Sim.Engine.Replay;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Cli.Replays;

/// <summary>Reads and writes walk files for commands.</summary>
internal static class WalkFileReading
{
    /// <summary>Reads a walk file.</summary>
    /// <exception cref="UsageException">It cannot be used.</exception>
    public static WalkFile<WorldConfiguration, WorldAction, WorldWitness> Read(string path)
    {
        try
        {
            return WorldWalkFiles.CreateFormat().ReadFile(path);
        }
        catch (UnreadableInputException unreadable)
        {
            throw new UsageException(unreadable.Message, unreadable);
        }
    }

    /// <summary>Writes a walk file, and the folder it is in if need be.</summary>
    public static void Write(string path, WalkFile<WorldConfiguration, WorldAction, WorldWitness> file)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllText(path, WorldWalkFiles.CreateFormat().Write(file));
    }
}
