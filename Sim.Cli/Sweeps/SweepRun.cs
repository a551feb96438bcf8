using System.Runtime.ExceptionServices;
using Sim.Cli.Environment;
using Sim.Cli.Output;
using Sim.Cli.Output.JUnit;
using Sim.Engine.Sweeps;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Cli.Sweeps;

/// <summary>Runs a sweep: model after model, then the failures, the report, and the hash of it all.</summary>
/// <param name="output">Where to write.</param>
/// <param name="request">What to run.</param>
/// <param name="createBackends">Where to run it.</param>
internal sealed class SweepRun(IOutput output, SweepRequest request, Func<Backends> createBackends)
{
    private int _printed;

    /// <summary>Runs it. What was found before an interruption is printed too.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        OutputPaths.Require([("--report", request.ReportPath), ("--junit", request.JUnitPath)]);
        OutputPaths.RequireFolder("--save-failures", request.FailureFolder);
        await using var backends = createBackends();
        var simulation = new WorldSimulation(await backends.OpenAsync(request.Backend, cancellationToken));
        await output.Standard.WriteAsync($"seed {request.Seed}\n");
        await output.Standard.FlushAsync(cancellationToken);
        var results = new List<SweepResult<WorldConfiguration, WorldAction>>();
        var failures = new List<SavedFailure>();
        var handler = new FailureHandler(output, simulation, request);
        foreach (var name in request.Models)
        {
            var result = await SweepAsync(simulation, ModelCatalog.Find(name, request.Settings)!, cancellationToken);
            results.Add(result);
            PrintTables(results);
            SweepPrinter.PrintNondeterminism(result, output.Standard);
            failures.AddRange(await handler.HandleAsync(result, cancellationToken));
            await output.Standard.FlushAsync(CancellationToken.None);
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

        await output.Error.WriteLineAsync($"sim: {(isSignal ? "interrupted" : trouble.Message.ReplaceLineEndings(" "))}");
        return code;
    }

    /// <summary>What ended the sweep early. What no code of ours provides for is a bug, and is told with its case.</summary>
    private Exception? InterruptionOf(List<SweepResult<WorldConfiguration, WorldAction>> results) => results[^1] switch
    {
        { EnvironmentFault: { } fault } result => new EnvironmentLackingException(
            $"{result.ModelName} ended after {Figures.Count(result.Cases)} of {Figures.Count(request.Shard.CountOf(request.CaseCount), "case")}: {fault.Message}", fault),
        { Interruption: { } expected } when expected is OperationCanceledException || ExitCodes.Of(expected) is not null => expected,
        { Interruption: { } bug, InterruptedCase: { } token } => new CaseBugException(token, bug),
        _ => null,
    };

    /// <summary>Writes the reports, of what was found until then if the sweep ended early. Returns what kept them from being written; null if nothing did.</summary>
    private UsageException? WriteReports(List<SweepResult<WorldConfiguration, WorldAction>> results, List<SavedFailure> failures)
    {
        try
        {
            if (request.ReportPath is { } path)
            {
                SweepReportWriter.Write(path, request, results, failures, HashOf(results), VerdictHashOf(results));
            }

            if (request.JUnitPath is { } junit)
            {
                JUnitReport.Write(junit, "sim sweep", SweepSuites.Of(results, failures, request));
            }

            return null;
        }
        catch (UsageException unwritable)
        {
            return unwritable;
        }
    }

    private static ulong HashOf(List<SweepResult<WorldConfiguration, WorldAction>> results) =>
        SweepHash.Of(results.SelectMany(result => result.CaseHashes));

    private static ulong VerdictHashOf(List<SweepResult<WorldConfiguration, WorldAction>> results) =>
        SweepHash.Of(results.SelectMany(result => result.CaseVerdictHashes));

    /// <summary>Tables of models that held wait until another one fails or cannot be carried through, and then stand before its tables.</summary>
    private void PrintTables(List<SweepResult<WorldConfiguration, WorldAction>> results)
    {
        if (!request.IsPrintingTables && !results.Exists(request.IsFailing) && results[^1].EnvironmentFault is null)
        {
            return;
        }

        foreach (var result in results.Skip(_printed))
        {
            SweepPrinter.Print(result, request, output.Standard);
        }

        _printed = results.Count;
    }

    private void PrintEnd(List<SweepResult<WorldConfiguration, WorldAction>> results)
    {
        var isComplete = !SweepVerdict.IsInterrupted(results);
        if (isComplete && request.IsCheckingDeterminism && results.TrueForAll(result => result.NondeterministicCases == 0))
        {
            output.Standard.Write("determinism: every case ran twice with the same trace hash and the same verdict hash\n");
        }

        output.Standard.Write($"{(_printed > 0 ? "\n" : "")}{SweepVerdict.Line(results, request)}\n");
        if (isComplete)
        {
            output.Standard.Write($"verdict hash: {Figures.Hash(VerdictHashOf(results))}\n");
            output.Standard.Write($"sweep hash: {Figures.Hash(HashOf(results))}\n");
        }
    }

    private async Task<SweepResult<WorldConfiguration, WorldAction>> SweepAsync(
        WorldSimulation simulation, IModel<WorldConfiguration, WorldAction, SchedulerWorld> model, CancellationToken cancellationToken)
    {
        var runner = new SweepRunner<WorldConfiguration, WorldAction, SchedulerWorld>(simulation, model);
        var result = await new ProgressDisplay(output).RunAsync(
            $"{model.Name} on {request.Backend}",
            report => runner.RunUntilInterruptedAsync(
                new SweepOptions
                {
                    Seed = request.Seed,
                    CaseCount = request.CaseCount,
                    Shard = request.Shard,
                    Parallelism = request.Parallelism,
                    IsCheckingDeterminism = request.IsCheckingDeterminism,
                    Progress = progress => report(
                        progress.Cases, progress.CasesInTotal, $"{Figures.Count(progress.RealSteps, "step")}, {Figures.Count(progress.FailingCases)} failing"),
                },
                cancellationToken));
        await output.Error.WriteLineAsync(
            $"{model.Name}: {Figures.Value(Math.Round(result.Elapsed.TotalSeconds, 2))} s, {Figures.Count((long)(result.RealSteps / Math.Max(1e-9, result.Elapsed.TotalSeconds)))} checked steps per second");
        return result;
    }

    private IEnumerable<ExitCode> CodesOf(SweepResult<WorldConfiguration, WorldAction> result)
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
