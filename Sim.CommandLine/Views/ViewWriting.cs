using System.Text;
using Sim.CommandLine.Output;
using Sim.CommandLine.Replays;
using Sim.CommandLine.Traces;
using Sim.Engine.Replay;
using Sim.Engine.Texts;
using Sim.Engine.Views;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Views;

/// <summary>Writes the page of a case, or of two beside each other. Whether a case holds is not its concern.</summary>
/// <param name="context">Of what simulation, and where to write.</param>
/// <param name="reading">Runs cases.</param>
internal sealed class ViewWriting<TConfiguration, TAction, TSystem, TWitness>(
    SimulationContext<TConfiguration, TAction, TSystem, TWitness> context, ViewReading<TConfiguration, TAction, TSystem, TWitness> reading)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    /// <summary>Writes it.</summary>
    /// <param name="source">The case.</param>
    /// <param name="beside">The case that is laid beside it; null for none, or for a variant of the first.</param>
    /// <param name="variant">What is changed of the case beside it; null for nothing.</param>
    /// <param name="destination">Where the page goes; null for the usual place.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task<ExitCode> RunAsync(
        ReplaySource<TConfiguration, TAction, TWitness> source,
        ReplaySource<TConfiguration, TAction, TWitness>? beside,
        WalkVariant<TConfiguration>? variant,
        string? destination,
        CancellationToken cancellationToken)
    {
        var path = destination ?? ViewNames.PathOf(source);
        OutputPaths.Require([("--output", path)], PathOf(source), PathOf(beside));
        var first = await reading.RunAsync(source, variant: null, cancellationToken);
        string page;
        if (beside is null && variant is null)
        {
            page = ViewPage.Of(first);
        }
        else
        {
            var second = await reading.RunAsync(beside ?? source, variant, cancellationToken);
            page = ViewPage.Of(first, second, [.. TraceAlignment.Of(StepsOf(first), StepsOf(second)).Select(row => (row.First?.Step ?? 0, row.Second?.Step ?? 0, row.Mark))]);
        }

        OutputFile.Write(path, Encoding.UTF8.GetBytes(page));
        context.Output.Standard.Write($"{first.Subject.Name}: {(first.Failure is null ? "holds" : "violated")}, {Figures.Count(first.Steps, "step")}\nsaved as {path}\n");
        return ExitCode.Held;
    }

    private static System.Collections.Immutable.ImmutableArray<Sim.Engine.Tracing.StepRecord> StepsOf(ViewRun run) =>
        [.. run.Records.Where(record => record.Step >= 1 && record.Step <= run.Steps)];

    private static string? PathOf(ReplaySource<TConfiguration, TAction, TWitness>? source) =>
        (source as ReplaySource<TConfiguration, TAction, TWitness>.File)?.Path;
}
