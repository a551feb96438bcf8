using System.Collections.Immutable;
using Sim.Engine.Inputs;
using Sim.Engine.Simulations;
using Sim.Engine.Tracing;

namespace Sim.CommandLine.Traces;

/// <summary>A trace in a file that <c>trace --format json</c> has written.</summary>
internal static class SavedTrace
{
    /// <summary>Reads a saved trace.</summary>
    /// <exception cref="UsageException">The file is no saved trace.</exception>
    public static ImmutableArray<StepRecord> Read(string path)
    {
        try
        {
            return TraceJson.Parse(path, File.ReadAllBytes(path));
        }
        catch (UnreadableInputException unreadable)
        {
            throw new UsageException(unreadable.Message, unreadable);
        }
    }

    /// <summary>Whether a file says that it is a saved trace: its first member is the format of one.</summary>
    public static bool IsAt(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var reader = new StreamReader(path);
        var start = new char[64];
        var length = reader.ReadBlock(start);
        return string.Concat(start.AsSpan(0, length).ToString().Where(character => !char.IsWhiteSpace(character)))
            .StartsWith($"{{\"format\":\"{TraceJson.Format}\"", StringComparison.Ordinal);
    }
}
