using System.Globalization;
using Sim.Cli.Output;
using Sim.Cli.Replays;
using Sim.Cli.Traces;
using Sim.Engine.Shrinking;
using Sim.Engine.Sweeps;
using Sim.Engine.Walks;
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
        var path = Path.Combine(request.FailureFolder, FileNameOf(model, failure));
        if (await ShrinkAsync(failure, cancellationToken) is not { } shrunk)
        {
            return SaveAsFound(model, failure, path);
        }

        WalkFileReading.Write(path, ShrunkWalkFile.Of(shrunk.Failure, shrunk.Walk, Path.GetFileName(path).Split('.')[0], model, simulation.Backend, failure.Token.ToString()));
        _printer.PrintFailure(shrunk.Failure, shrunk.Walk.Steps);
        output.Standard.Write($"  seen in {Figures.Count(failure.Cases, "case")}, first in case {failure.FirstCaseNumber.ToString(CultureInfo.InvariantCulture)}: {failure.Token}\n");
        _printer.PrintWalk($"shrunk walk ({WalkShrinking.Summary(shrunk)}):", shrunk.Walk.Steps);
        _printer.PrintReplay(path);
        if (await new VariantThatHolds(simulation).FindAsync(shrunk.Walk, shrunk.Failure.Step, cancellationToken) is { } variant)
        {
            _printer.PrintComparison(path, variant);
        }

        if (request.IsTracing)
        {
            await new TracePrinting(simulation).PrintAsync(shrunk.Walk, output.Standard, cancellationToken);
        }

        return new SavedFailure(failure, path);
    }

    /// <summary>The shrunk walk; null if what it would run on has failed.</summary>
    private async Task<ShrinkResult<WorldConfiguration, WorldAction>?> ShrinkAsync(
        SweepFailure<WorldConfiguration, WorldAction> failure, CancellationToken cancellationToken)
    {
        try
        {
            return await new WalkShrinking(output, simulation).ShrinkAsync(failure.Walk, failure.Identity, cancellationToken);
        }
        catch (EnvironmentFaultException)
        {
            return null;
        }
    }

    private SavedFailure SaveAsFound(string model, SweepFailure<WorldConfiguration, WorldAction> failure, string path)
    {
        var name = Path.GetFileName(path).Split('.')[0];
        WalkFileReading.Write(
            path, ShrunkWalkFile.Of(failure.Failure, failure.Walk, name, model, simulation.Backend, failure.Token.ToString()));
        _printer.PrintFailure(failure.Failure, failure.Walk.Steps);
        output.Standard.Write($"  seen in {Figures.Count(failure.Cases, "case")}, first in case {failure.FirstCaseNumber.ToString(CultureInfo.InvariantCulture)}: {failure.Token}; not shrunk\n");
        _printer.PrintReplay(path);
        return new SavedFailure(failure, path);
    }

    private static string FileNameOf(string model, SweepFailure<WorldConfiguration, WorldAction> failure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{model}-{failure.Failure.Oracle.Id.ToLowerInvariant()}-{failure.Failure.Violation.SubjectKind.Replace(' ', '-')}-{failure.FirstSeed.ToString()[..16]}.walk.json");
}
