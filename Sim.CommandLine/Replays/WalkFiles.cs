using System.Text;
using Sim.CommandLine.Output;
using Sim.Engine.Inputs;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Replays;

/// <summary>Reads and writes walk files for commands.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TWitness">A witness in walk files.</typeparam>
/// <param name="format">Their format.</param>
internal sealed class WalkFiles<TConfiguration, TAction, TWitness>(WalkFileFormat<TConfiguration, TAction, TWitness> format)
    where TWitness : Witness
{
    /// <summary>Reads a walk file.</summary>
    /// <exception cref="UsageException">It cannot be used.</exception>
    public WalkFile<TConfiguration, TAction, TWitness> Read(string path)
    {
        try
        {
            return format.ReadFile(path);
        }
        catch (UnreadableInputException unreadable)
        {
            throw new UsageException(unreadable.Message, unreadable);
        }
    }

    /// <summary>Writes a walk file, and the folder it is in if need be.</summary>
    public void Write(string path, WalkFile<TConfiguration, TAction, TWitness> file)
    {
        MakeFolderOf(path);
        OutputFile.Write(path, Encoding.UTF8.GetBytes(format.Write(file)));
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
