using System.Globalization;
using Sim.CommandLine;
using Sim.CommandLine.Replays;
using Sim.CommandLine.Views;
using Sim.Engine.Simulations;
using Sim.Engine.Texts;
using Sim.Engine.Views;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.World;

namespace Sim.Cli.Why;

/// <summary>Says how the copies of a chunk came to be where they are.</summary>
/// <param name="context">Where to write.</param>
/// <param name="reading">Runs the case.</param>
internal sealed class WhyRun(
    SimulationContext<WorldConfiguration, WorldAction, SchedulerWorld, WorldWitness> context,
    ViewReading<WorldConfiguration, WorldAction, SchedulerWorld, WorldWitness> reading)
{
    private const string Chunks = "chunks";
    private const string Workers = "workers";

    /// <summary>Runs the case and prints the answer.</summary>
    /// <exception cref="UsageException">There is no such chunk, worker or step.</exception>
    public async Task<ExitCode> RunAsync(
        ReplaySource<WorldConfiguration, WorldAction, WorldWitness> source, WhyRequest request, CancellationToken cancellationToken)
    {
        var (dataset, id) = Split(request.Chunk);
        var run = await reading.RunAsync(source, variant: null, cancellationToken);
        var step = StepOf(request, run);
        var chunk = FindChunk(run.View, dataset, id, step)
            ?? throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--chunk: there is no chunk '{request.Chunk}' after step {step}"));
        RequireWorker(request, run.View);
        var printer = new WhyPrinter(context.Output.Standard, run, request.IsDetailed);
        context.Output.Standard.Write(VisibleText.Of(string.Create(CultureInfo.InvariantCulture, $"{chunk} is {dataset}/{id}; after step {step} of {run.Steps}")) + "\n");
        foreach (var story in StoriesOf(run.View, chunk, request.Worker, step))
        {
            printer.Print(story);
        }

        if (request.Worker is { } worker)
        {
            printer.PrintLastPlan(CopyStory.Of(chunk, run.View, chunk, "planned on", step), string.Create(CultureInfo.InvariantCulture, $"W{worker}"));
        }

        return ExitCode.Held;
    }

    private static IEnumerable<CopyStory> StoriesOf(ViewRecorder view, string chunk, int? worker, int step)
    {
        var lanes = view.Lanes.Where(lane => lane.Group == Workers).Select(lane => lane.Name).ToList();
        if (worker is { } index)
        {
            yield return CopyStory.Of($"{chunk} on {lanes[index]}", view, lanes[index], chunk, step);
            yield break;
        }

        yield return CopyStory.Of(chunk, view, chunk, "state", step);
        foreach (var lane in lanes)
        {
            if (CopyStory.Of($"{chunk} on {lane}", view, lane, chunk, step) is { Links.IsEmpty: false } story)
            {
                yield return story;
            }
        }
    }

    private static void RequireWorker(WhyRequest request, ViewRecorder view)
    {
        var workers = view.Lanes.Count(lane => lane.Group == Workers);
        if (request.Worker >= workers)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--worker: there is no worker {request.Worker}; the pool has {workers}"));
        }
    }

    private static int StepOf(WhyRequest request, ViewRun run) => request.Step is { } step
        ? step >= 1 && step <= run.Steps
            ? step
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--step: there is no step {step}; {run.Steps} were executed"))
        : run.Steps;

    private static (string Dataset, string Id) Split(string text)
    {
        var slash = text.LastIndexOf('/');
        return slash > 0 && slash < text.Length - 1
            ? (text[..slash], text[(slash + 1)..])
            : throw new UsageException($"--chunk: '{text}' is not DATASET/ID");
    }

    /// <summary>The lane of a chunk; null if no such chunk is stored by then.</summary>
    private static string? FindChunk(ViewRecorder view, string dataset, string id, int step)
    {
        var names = view.Steps.Take(step + 1).SelectMany(shown => shown.Entries).Where(entry => entry.Kind == ViewEntryKind.State && view.Lanes[entry.Lane].Group == Chunks).ToList();
        var ofDataset = names.Where(entry => entry.Name == "dataset" && entry.Text == dataset).Select(entry => entry.Lane).ToHashSet();
        return names.Find(entry => entry.Name == "id" && entry.Text == id && ofDataset.Contains(entry.Lane)) is { } found ? view.Lanes[found.Lane].Name : null;
    }
}
