using Sim.Cli.Replays;
using Sim.Engine.Tracing;
using Sim.Models.Profiles;

namespace Sim.Cli.Traces;

/// <summary>Prints the canonical trace of a case. Whether the case holds is not its concern.</summary>
/// <param name="output">Where to write.</param>
/// <param name="source">The case.</param>
/// <param name="isJson">JSON instead of text.</param>
/// <param name="showsStates">Whether each step also shows who stores what, changed or not.</param>
/// <param name="differingVariables">Names the environment variables that pin something else than the settings of a token.</param>
internal sealed class TraceRun(
    IOutput output, ReplaySource source, bool isJson, bool showsStates, Func<ModelSettings, IReadOnlyList<string>> differingVariables)
{
    /// <summary>Prints it.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        var records = await new TraceReading(output, differingVariables) { ShowsStates = showsStates }.RunAsync(source, cancellationToken);
        await output.Standard.WriteAsync(isJson ? TraceJson.Render(records) : TraceText.Render(records));
        return ExitCode.Held;
    }
}
