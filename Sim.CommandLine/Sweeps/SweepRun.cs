using System.Runtime.ExceptionServices;
using Sim.CommandLine.Output;
using Sim.CommandLine.Output.JUnit;
using Sim.CommandLine.Processes;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Sweeps;
using Sim.Engine.Texts;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Sweeps;

/// <summary>Runs a sweep: model after model, then the failures, the report, and the hash of it all.</summary>
/// <param name="context">What to run, and where to write.</param>
/// <param name="request">Which cases.</param>
/// <param name="profile">How they are shaped.</param>
/// <param name="inputs">What the person said.</param>
internal sealed class SweepRun<TConfiguration, TAction, TSystem, TWitness>(
    SimulationContext<TConfiguration, TAction, TSystem, TWitness> context,
    SweepRequest request,
    ISimulationProfile<TConfiguration, TAction, TSystem> profile,
    SimulationInputs inputs)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    private readonly IOutput _output = context.Output;
    private int _printed;

    /// <summary>Runs it. What was found before an interruption is printed too.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        OutputPaths.Require([("--report", request.ReportPath), ("--junit", request.JUnitPath)]);
        OutputPaths.RequireFolder("--save-failures", request.FailureFolder);
        await using var backends = context.CreateBackends();
        var simulation = await SimulationContext<TConfiguration, TAction, TSystem, TWitness>.OpenAsync(backends, request.Backend, profile, inputs, cancellationToken);
        await _output.Standard.WriteAsync($"seed {request.Seed}\n");
        await _output.Standard.FlushAsync(cancellationToken);
        var results = new List<SweepResult<TConfiguration, TAction>>();
        var failures = new List<SavedFailure>();
        var handler = new FailureHandler<TConfiguration, TAction, TSystem, TWitness>(context, simulation, request);
        foreach (var name in request.Models)
        {
            var result = await SweepAsync(simulation, profile.FindModel(name)!, cancellationToken);
            results.Add(result);
            PrintTables(results);
            SweepPrinter.PrintNondeterminism(result, _output.Standard);
            failures.AddRange(await handler.HandleAsync(result, cancellationToken));
            await _output.Standard.FlushAsync(CancellationToken.None);
            if (result.Interruption is not null)
            {
                break;
            }
        }

        PrintEnd(results);
        var code = ExitCodes.First([.. results.SelectMany(CodesOf), .. failures.Where(failure => failure.IsVanished).Select(_ => ExitCode.Nondeterminism)]);
        var unwritten = WriteReports(results, failures);
        return await ConcludeAsync(code, InterruptionOf(results) ?? handler.Trouble ?? unwritten, cancellationToken);
    }

    /// <summary>Neither a signal nor an output that fails in the end hides a violation. Everything else that went wrong is told by its own code.</summary>
    private async Task<ExitCode> ConcludeAsync(ExitCode code, Exception? trouble, CancellationToken cancellationToken)
    {
        var isSignal = trouble is OperationCanceledException && cancellationToken.IsCancellationRequested;
        if (trouble is null)
        {
            return code;
        }

        var isOfOutput = trouble is UsageException or IOException or UnauthorizedAccessException;
        if (!ExitCodes.IsViolation(code) || !(isSignal || isOfOutput))
        {
            ExceptionDispatchInfo.Throw(trouble);
        }

        await _output.Error.WriteLineAsync($"{context.Name}: {(isSignal ? "interrupted" : trouble.Message.ReplaceLineEndings(" "))}");
        return code;
    }

    /// <summary>What ended the sweep early. What no code of ours provides for is a bug, and is told with its case.</summary>
    private Exception? InterruptionOf(List<SweepResult<TConfiguration, TAction>> results) => results[^1] switch
    {
        { EnvironmentFault: { } fault } result => new EnvironmentLackingException(
            $"{result.ModelName} ended after {Figures.Count(result.Cases)} of {Figures.Count(request.Shard.CountOf(request.CaseCount), "case")}: {fault.Message}", fault),
        { Interruption: { } expected } when expected is OperationCanceledException || context.ExitCodeOf(expected) is not null => expected,
        { Interruption: { } bug, InterruptedCase: { } token } => new CaseBugException(token, bug),
        _ => null,
    };

    /// <summary>Writes the reports, of what was found until then if the sweep ended early. Returns what kept them from being written; null if nothing did.</summary>
    private UsageException? WriteReports(List<SweepResult<TConfiguration, TAction>> results, List<SavedFailure> failures)
    {
        try
        {
            if (request.ReportPath is { } page && SweepPage.IsNameOf(page))
            {
                SweepPage.Write(page, request, results, failures);
            }
            else if (request.ReportPath is { } path)
            {
                SweepReportWriter.Write(path, request, results, failures, HashOf(results), VerdictHashOf(results));
            }

            if (request.JUnitPath is { } junit)
            {
                JUnitReport.Write(junit, $"{context.Name} sweep", SweepSuites.Of(context.Name, results, failures, request));
            }

            return null;
        }
        catch (UsageException unwritable)
        {
            return unwritable;
        }
    }

    private static ulong HashOf(List<SweepResult<TConfiguration, TAction>> results) =>
        SweepHash.Of(results.SelectMany(result => result.CaseHashes));

    private static ulong VerdictHashOf(List<SweepResult<TConfiguration, TAction>> results) =>
        SweepHash.Of(results.SelectMany(result => result.CaseVerdictHashes));

    /// <summary>Tables of models that held wait until another one fails or cannot be carried through, and then stand before its tables.</summary>
    private void PrintTables(List<SweepResult<TConfiguration, TAction>> results)
    {
        if (!request.IsPrintingTables && !results.Exists(request.IsFailing) && results[^1].EnvironmentFault is null)
        {
            return;
        }

        foreach (var result in results.Skip(_printed))
        {
            SweepPrinter.Print(result, request, _output.Standard);
        }

        _printed = results.Count;
    }

    private void PrintEnd(List<SweepResult<TConfiguration, TAction>> results)
    {
        var isComplete = !SweepVerdict.IsInterrupted(results);
        if (isComplete && request.IsCheckingDeterminism && results.TrueForAll(result => result.NondeterministicCases == 0))
        {
            _output.Standard.Write("determinism: every case ran twice with the same trace hash and the same verdict hash\n");
        }

        _output.Standard.Write($"{(_printed > 0 ? "\n" : "")}{SweepVerdict.Line(results, request)}\n");
        if (isComplete)
        {
            _output.Standard.Write($"verdict hash: {Figures.Hash(VerdictHashOf(results))}\n");
            _output.Standard.Write($"sweep hash: {Figures.Hash(HashOf(results))}\n");
        }
    }

    private async Task<SweepResult<TConfiguration, TAction>> SweepAsync(
        OpenedSimulation<TConfiguration, TAction, TSystem> simulation, IModel<TConfiguration, TAction, TSystem> model, CancellationToken cancellationToken)
    {
        var runner = new SweepRunner<TConfiguration, TAction, TSystem>(simulation.Runs, model);
        using var processes = context.Simulation.IsOneAtATime && request.Parallelism > 1 ? new CaseProcesses(request) : null;
        var result = await new ProgressDisplay(_output).RunAsync(
            $"{model.Name} on {request.Backend}",
            report => runner.RunUntilInterruptedAsync(
                new SweepOptions
                {
                    Seed = request.Seed,
                    CaseCount = request.CaseCount,
                    Shard = request.Shard,
                    Parallelism = request.Parallelism,
                    IsCheckingDeterminism = request.IsCheckingDeterminism,
                    Processes = processes,
                    Progress = progress => report(
                        progress.Cases, progress.CasesInTotal, $"{Figures.Count(progress.RealSteps, "step")}, {Figures.Count(progress.FailingCases)} failing"),
                },
                cancellationToken));
        await _output.Error.WriteLineAsync(
            $"{model.Name}: {Figures.Value(Math.Round(result.Elapsed.TotalSeconds, 2))} s, {Figures.Count((long)(result.RealSteps / Math.Max(1e-9, result.Elapsed.TotalSeconds)))} checked steps per second");
        return result;
    }

    private IEnumerable<ExitCode> CodesOf(SweepResult<TConfiguration, TAction> result)
    {
        foreach (var failure in result.Failures)
        {
            yield return ExitCodes.Of(failure.Failure.Oracle);
        }

        if (result.NondeterministicCases > 0)
        {
            yield return ExitCode.Nondeterminism;
        }

        if (request.MissingCoverage(result) > 0)
        {
            yield return ExitCode.Coverage;
        }
    }
}
