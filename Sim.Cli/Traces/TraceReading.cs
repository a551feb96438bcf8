using System.Collections.Immutable;
using Sim.Cli.Replays;
using Sim.Engine.Inputs;
using Sim.Engine.Tracing;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Cli.Traces;

/// <summary>Gets the trace of a case: by running it, or from a file that <c>sim trace --format json</c> has written.</summary>
/// <param name="output">Where to warn.</param>
/// <param name="differingVariables">Names the environment variables that pin something else than the settings of a token.</param>
internal sealed class TraceReading(IOutput output, Func<ModelSettings, IReadOnlyList<string>> differingVariables)
{
    /// <summary>Whether each step also shows who stores what, changed or not.</summary>
    public bool ShowsStates { get; init; }

    /// <summary>Runs a case, or a variant of it, and records its trace.</summary>
    public async Task<ImmutableArray<StepRecord>> RunAsync(
        ReplaySource source, CancellationToken cancellationToken, WalkVariant? variant = null)
    {
        var simulation = new WorldSimulation(new InMemoryStorageProvider()) { TracesWholeStates = ShowsStates };
        var walk = source switch
        {
            ReplaySource.File file => file.Content.ToWalk(),
            ReplaySource.Token token => (await TokenCase.GenerateAsync(simulation, token.Value, differingVariables, output, cancellationToken)).Walk,
            _ => throw new InvalidOperationException("a source is a file or a token"),
        };
        var result = await new WorldReplay(simulation).RunAsync(variant?.Of(walk) ?? walk, [], isTracing: true, untilStep: null, cancellationToken);
        return result.Outcome.Records;
    }

    /// <summary>Reads a saved trace.</summary>
    /// <exception cref="UsageException">The file is no saved trace.</exception>
    public static ImmutableArray<StepRecord> ReadSaved(string path)
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
    public static bool IsSaved(string path)
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
