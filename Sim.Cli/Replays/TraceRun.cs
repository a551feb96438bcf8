using Sim.Engine.Tracing;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Cli.Replays;

/// <summary>Prints the canonical trace of a case. Whether the case holds is not its concern.</summary>
/// <param name="output">Where to write.</param>
/// <param name="source">The case.</param>
/// <param name="isJson">JSON instead of text.</param>
/// <param name="pin">Adds what environment variables pin, for tokens.</param>
internal sealed class TraceRun(IOutput output, ReplaySource source, bool isJson, Func<ModelSettings, ModelSettings> pin)
{
    /// <summary>Prints it.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        var simulation = new WorldSimulation(new InMemoryStorageProvider());
        var walk = source switch
        {
            ReplaySource.File file => file.Content.ToWalk(),
            ReplaySource.Token token => (await TokenCase.GenerateAsync(simulation, token.Value, pin, output, cancellationToken)).Walk,
            _ => throw new InvalidOperationException("a source is a file or a token"),
        };
        var result = await new WorldReplay(simulation).RunAsync(walk, [], isTracing: true, untilStep: null, cancellationToken);
        await output.Standard.WriteAsync(isJson ? TraceJson.Render(result.Outcome.Records) : TraceText.Render(result.Outcome.Records));
        return ExitCode.Held;
    }
}
