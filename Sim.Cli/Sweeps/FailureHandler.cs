using System.Globalization;
using Sim.Cli.Output;
using Sim.Cli.Replays;
using Sim.Engine.Sweeps;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Cli.Sweeps;

/// <summary>Shrinks the first case of every kind of failure, saves its walk, and prints it.</summary>
/// <param name="output">Where to write.</param>
/// <param name="simulation">The world that failed.</param>
/// <param name="request">The sweep.</param>
internal sealed class FailureHandler(IOutput output, WorldSimulation simulation, SweepRequest request)
{
    private readonly ViolationPrinter _printer = new(output.Standard);

    /// <summary>Handles all failures of a sweep of one model.</summary>
    public async Task<IReadOnlyList<SavedFailure>> HandleAsync(
        SweepResult<WorldConfiguration, WorldAction> result, CancellationToken cancellationToken)
    {
        var saved = new List<SavedFailure>();
        foreach (var failure in result.Failures)
        {
            saved.Add(await HandleAsync(result.ModelName, failure, cancellationToken));
        }

        return saved;
    }

    private async Task<SavedFailure> HandleAsync(
        string model, SweepFailure<WorldConfiguration, WorldAction> failure, CancellationToken cancellationToken)
    {
        var shrunk = await new WalkShrinking(output, simulation).ShrinkAsync(failure.Walk, failure.Identity, cancellationToken);
        var path = Path.Combine(request.FailureFolder, FileNameOf(model, failure));
        WalkFileReading.Write(path, ShrunkWalkFile.Of(shrunk, Path.GetFileName(path).Split('.')[0], model, simulation.Backend, failure.Token.ToString()));
        _printer.PrintFailure(shrunk.Failure, shrunk.Walk.Steps);
        output.Standard.Write($"  seen in {Figures.Count(failure.Cases)} cases, first in case {failure.FirstCaseNumber.ToString(CultureInfo.InvariantCulture)}: {failure.Token}\n");
        _printer.PrintWalk($"shrunk walk ({WalkShrinking.Summary(shrunk)}):", shrunk.Walk.Steps);
        _printer.PrintReplay(path);
        if (request.IsTracing)
        {
            await new TracePrinting(simulation).PrintAsync(shrunk.Walk, output.Standard, cancellationToken);
        }

        return new SavedFailure(failure, path);
    }

    private static string FileNameOf(string model, SweepFailure<WorldConfiguration, WorldAction> failure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{model}-{failure.Failure.Oracle.Id.ToLowerInvariant()}-{failure.Failure.Violation.SubjectKind.Replace(' ', '-')}-{failure.FirstSeed.ToString()[..16]}.walk.json");
}
