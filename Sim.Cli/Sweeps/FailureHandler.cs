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

/// <summary>Shrinks the first case of every kind of failure, saves its walk, replays the file once, and prints it.</summary>
/// <param name="output">Where to write.</param>
/// <param name="simulation">The world that failed.</param>
/// <param name="request">The sweep.</param>
internal sealed class FailureHandler(IOutput output, WorldSimulation simulation, SweepRequest request)
{
    private readonly ViolationPrinter _printer = new(output.Standard);

    /// <summary>What kept a failure from being shrunk or saved, other than that it did not happen again; null if nothing did.</summary>
    public Exception? Trouble { get; private set; }

    /// <summary>Handles all failures of a sweep of one model. A failure that does not happen again is saved as it ran.</summary>
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
        var (shrunk, vanishing) = await TryShrinkAsync(failure, cancellationToken);
        Trouble ??= shrunk?.EnvironmentFault;
        var shown = shrunk?.Failure ?? failure.Failure;
        var walk = shrunk?.Walk ?? failure.Walk;
        _printer.PrintFailure(shown, walk.Steps);
        output.Standard.Write($"  seen in {Figures.Count(failure.Cases, "case")}, first in case {failure.FirstCaseNumber.ToString(CultureInfo.InvariantCulture)}: {failure.Token}\n");
        _printer.PrintWalk(shrunk is null ? "walk as it ran, not shrunk:" : $"shrunk walk ({WalkShrinking.Summary(shrunk)}):", walk.Steps);
        var path = Path.Combine(request.FailureFolder, FileNameOf(model, failure));
        if (TrySave(path, model, failure, shown, walk))
        {
            vanishing ??= await FindFaultAsync(path, cancellationToken);
            _printer.PrintSaved(path, vanishing);
            if (vanishing is null && await FindVariantAsync(shown, walk, cancellationToken) is { } variant)
            {
                _printer.PrintComparison(path, variant);
            }
        }

        if (request.IsTracing && vanishing is null && !cancellationToken.IsCancellationRequested)
        {
            await new TracePrinting(simulation).PrintAsync(walk, output.Standard, cancellationToken);
        }

        return new SavedFailure(failure, path, vanishing is not null);
    }

    /// <summary>The shrunk walk; null if it could not be shrunk, with the sentence that says that the failure did not happen again if that is why.</summary>
    private async Task<(ShrinkResult<WorldConfiguration, WorldAction>? Shrunk, string? Vanishing)> TryShrinkAsync(
        SweepFailure<WorldConfiguration, WorldAction> failure, CancellationToken cancellationToken)
    {
        try
        {
            return (await new WalkShrinking(output, simulation).ShrinkAsync(failure.Walk, failure.Identity, cancellationToken), null);
        }
        catch (WalkDoesNotFailException vanished)
        {
            return (null, vanished.Message);
        }
        catch (Exception exception)
        {
            Trouble ??= exception;
            return (null, null);
        }
    }

    private bool TrySave(
        string path,
        string model,
        SweepFailure<WorldConfiguration, WorldAction> failure,
        CaseFailure shown,
        Walk<WorldConfiguration, WorldAction> walk)
    {
        try
        {
            var name = Path.GetFileName(path).Split('.')[0];
            WalkFileReading.Write(path, FailureWalkFile.Of(shown, walk, name, model, simulation.Backend, failure.Token.ToString()));
            return true;
        }
        catch (UsageException unwritable)
        {
            Trouble ??= unwritable;
            output.Standard.Write("NOT saved\n");
            return false;
        }
    }

    private async Task<string?> FindFaultAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await SavedWalkCheck.FindFaultAsync(simulation, path, cancellationToken);
        }
        catch (Exception exception)
        {
            Trouble ??= exception;
            return null;
        }
    }

    private async Task<WalkVariant?> FindVariantAsync(
        CaseFailure shown, Walk<WorldConfiguration, WorldAction> walk, CancellationToken cancellationToken)
    {
        try
        {
            return await new VariantThatHolds(simulation).FindAsync(walk, shown.Step, cancellationToken);
        }
        catch (Exception exception)
        {
            Trouble ??= exception;
            return null;
        }
    }

    /// <summary>The profile carries the planner and whatever else shaped the case.</summary>
    private string FileNameOf(string model, SweepFailure<WorldConfiguration, WorldAction> failure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{model}-{request.Settings.ProfileName}-{failure.Failure.Oracle.Id.ToLowerInvariant()}-{failure.Failure.Violation.SubjectKind.Replace(' ', '-')}-{failure.FirstSeed.ToString()[..16]}.walk.json");
}
