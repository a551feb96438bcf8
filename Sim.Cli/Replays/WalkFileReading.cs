using System.Text;
using Sim.Cli.Output;
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
        MakeFolderOf(path);
        OutputFile.Write(path, Encoding.UTF8.GetBytes(WorldWalkFiles.CreateFormat().Write(file)));
    }

    /// <summary>Makes the folder that a walk file is to lie in, if need be.</summary>
    /// <exception cref="UsageException">It cannot be made.</exception>
    private static void MakeFolderOf(string path)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }
        }
        catch (Exception failure) when (OutputFile.IsOfFiles(failure))
        {
            throw new UsageException($"'{path}' cannot be written: there is no such folder, and none can be made", failure);
        }
    }
}
