using System.Globalization;
using System.Text;
using Sim.CommandLine.Output;
using Sim.CommandLine.Replays;
using Sim.CommandLine.Traces;
using Sim.Engine.Replay;
using Sim.Engine.Reports;
using Sim.Engine.Shrinking;
using Sim.Engine.Simulations;
using Sim.Engine.Sweeps;
using Sim.Engine.Texts;
using Sim.Engine.Views;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Sweeps;

/// <summary>Shrinks the first case of every kind of failure, saves its walk, replays the file once, and prints it.</summary>
/// <param name="context">Where to write, and of what simulation.</param>
/// <param name="simulation">The simulation that failed.</param>
/// <param name="request">The sweep.</param>
internal sealed class FailureHandler<TConfiguration, TAction, TSystem, TWitness>(
    SimulationContext<TConfiguration, TAction, TSystem, TWitness> context,
    OpenedSimulation<TConfiguration, TAction, TSystem> simulation,
    SweepRequest request)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    private readonly ViolationPrinter<TAction> _printer = context.PrinterOf(simulation);

    /// <summary>What kept a failure from being shrunk or saved, other than that it did not happen again; null if nothing did.</summary>
    public Exception? Trouble { get; private set; }

    /// <summary>Handles all failures of a sweep of one model. A failure that does not happen again is saved as it ran.</summary>
    public async Task<IReadOnlyList<SavedFailure>> HandleAsync(
        SweepResult<TConfiguration, TAction> result, CancellationToken cancellationToken)
    {
        var saved = new List<SavedFailure>();
        foreach (var failure in result.Failures)
        {
            saved.Add(await HandleAsync(result.ModelName, failure, cancellationToken));
        }

        return saved;
    }

    private async Task<SavedFailure> HandleAsync(
        string model, SweepFailure<TConfiguration, TAction> failure, CancellationToken cancellationToken)
    {
        var (shrunk, vanishing) = await TryShrinkAsync(failure, cancellationToken);
        Trouble ??= shrunk?.EnvironmentFault;
        var shown = shrunk?.Failure ?? failure.Failure;
        var walk = shrunk?.Walk ?? failure.Walk;
        _printer.PrintFailure(shown, walk.Steps);
        context.Output.Standard.Write($"  seen in {Figures.Count(failure.Cases, "case")}, first in case {failure.FirstCaseNumber.ToString(CultureInfo.InvariantCulture)}: {failure.Token}\n");
        _printer.PrintWalk(shrunk is null ? "walk as it ran, not shrunk:" : $"shrunk walk ({shrunk.Summary}):", walk.Steps);
        var path = Path.Combine(request.FailureFolder, FailureWalkFile.NameOf(failure.Token, failure.Failure) + WalkFileName.Extension);
        if (TrySave(path, model, failure, shown, walk))
        {
            vanishing ??= await FindFaultAsync(path, cancellationToken);
            _printer.PrintSaved(path, vanishing);
            if (vanishing is null && await FindVariantAsync(shown, walk, cancellationToken) is { } variant)
            {
                _printer.PrintComparison(path, variant.Options);
            }

            if (vanishing is null)
            {
                await TryShowAsync(path, walk, shown, cancellationToken);
            }
        }

        if (request.IsTracing && vanishing is null && !cancellationToken.IsCancellationRequested)
        {
            await TracePrinting.PrintAsync(simulation.Runs, walk, context.Output.Standard, cancellationToken);
        }

        return new SavedFailure(failure, path, vanishing is not null);
    }

    /// <summary>The shrunk walk; null if it could not be shrunk, with the sentence that says that the failure did not happen again if that is why.</summary>
    private async Task<(ShrinkResult<TConfiguration, TAction>? Shrunk, string? Vanishing)> TryShrinkAsync(
        SweepFailure<TConfiguration, TAction> failure, CancellationToken cancellationToken)
    {
        try
        {
            return (await WalkShrinking.ShrinkAsync(context.Output, simulation.Runs, failure.Walk, failure.Identity, cancellationToken), null);
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
        SweepFailure<TConfiguration, TAction> failure,
        CaseFailure shown,
        Walk<TConfiguration, TAction> walk)
    {
        try
        {
            var name = Path.GetFileName(path).Split('.')[0];
            context.Files.Write(path, FailureWalkFile.Of(context.Simulation.Format, shown, walk, name, model, simulation.Backend, failure.Token.ToString()));
            return true;
        }
        catch (UsageException unwritable)
        {
            Trouble ??= unwritable;
            context.Output.Standard.Write("NOT saved\n");
            return false;
        }
    }

    /// <summary>Writes the page that shows the walk beside its file.</summary>
    private async Task TryShowAsync(string walkPath, Walk<TConfiguration, TAction> walk, CaseFailure shown, CancellationToken cancellationToken)
    {
        try
        {
            var run = await WalkView.RunAsync(simulation.Runs, walk, SubjectOf(walkPath, shown), cancellationToken);
            var path = ViewPage.PathBeside(walkPath);
            OutputFile.Write(path, Encoding.UTF8.GetBytes(ViewPage.Of(run)));
            _printer.PrintPage(path);
        }
        catch (Exception exception)
        {
            Trouble ??= exception;
        }
    }

    private ViewSubject SubjectOf(string walkPath, CaseFailure shown) => new()
    {
        Name = Path.GetFileName(walkPath).Split('.')[0],
        About = shown.Violation.Sentence,
        Simulation = context.Name,
        Backend = context.Simulation.Backends.Count > 1 ? simulation.Backend : null,
        Commands = [("run it again", _printer.ReplayCommandOf(walkPath))],
    };

    private async Task<string?> FindFaultAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await SavedWalkCheck.FindFaultAsync(context, simulation, path, cancellationToken);
        }
        catch (Exception exception)
        {
            Trouble ??= exception;
            return null;
        }
    }

    private async Task<WalkVariant<TConfiguration>?> FindVariantAsync(
        CaseFailure shown, Walk<TConfiguration, TAction> walk, CancellationToken cancellationToken)
    {
        try
        {
            return await new VariantThatHolds<TConfiguration, TAction, TSystem>(simulation.Runs, context.Simulation.Changes).FindAsync(walk, shown.Step, cancellationToken);
        }
        catch (Exception exception)
        {
            Trouble ??= exception;
            return null;
        }
    }
}
