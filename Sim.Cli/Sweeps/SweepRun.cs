using Sim.Cli.Environment;
using Sim.Cli.Output;
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

    /// <summary>Runs it.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        OutputPaths.Require([("--report", request.ReportPath)]);
        OutputPaths.RequireFolder("--save-failures", request.FailureFolder);
        await using var backends = createBackends();
        var simulation = new WorldSimulation(await backends.OpenAsync(request.Backend, cancellationToken));
        await output.Standard.WriteAsync($"seed {request.Seed}\n");
        var results = new List<SweepResult<WorldConfiguration, WorldAction>>();
        var failures = new List<SavedFailure>();
        foreach (var name in request.Models)
        {
            var model = ModelCatalog.Find(name, request.Settings)!;
            var result = await SweepAsync(simulation, model, cancellationToken);
            results.Add(result);
            PrintTables(results);
            SweepPrinter.PrintNondeterminism(result, output.Standard);
            failures.AddRange(await new FailureHandler(output, simulation, request).HandleAsync(result, cancellationToken));
            if (result.EnvironmentFault is not null)
            {
                break;
            }
        }

        var hash = SweepHash.Of(results.SelectMany(result => result.CaseHashes));
        var verdictHash = SweepHash.Of(results.SelectMany(result => result.CaseVerdictHashes));
        if (request.ReportPath is { } path)
        {
            SweepReportWriter.Write(path, request, results, failures, hash, verdictHash);
        }

        if (results[^1].EnvironmentFault is { } fault)
        {
            // Not the hash of the sweep that was asked for, so none is printed.
            throw new EnvironmentLackingException($"{results[^1].ModelName} ended after {Figures.Count(results[^1].Cases)} of {Figures.Count(request.Shard.CountOf(request.CaseCount), "case")}: {fault.Message}", fault);
        }

        PrintEnd(results, hash, verdictHash);
        return ExitCodes.First(results.SelectMany(CodesOf));
    }

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

    private void PrintEnd(List<SweepResult<WorldConfiguration, WorldAction>> results, ulong hash, ulong verdictHash)
    {
        if (request.IsCheckingDeterminism && results.TrueForAll(result => result.NondeterministicCases == 0))
        {
            output.Standard.Write("determinism: every case ran twice with the same trace hash and the same verdict hash\n");
        }

        output.Standard.Write($"{(_printed > 0 ? "\n" : "")}{SweepVerdict.Line(results, request)}\n");
        output.Standard.Write($"verdict hash: {Figures.Hash(verdictHash)}\n");
        output.Standard.Write($"sweep hash: {Figures.Hash(hash)}\n");
    }

    private async Task<SweepResult<WorldConfiguration, WorldAction>> SweepAsync(
        WorldSimulation simulation, IModel<WorldConfiguration, WorldAction, SchedulerWorld> model, CancellationToken cancellationToken)
    {
        var runner = new SweepRunner<WorldConfiguration, WorldAction, SchedulerWorld>(simulation, model);
        var result = await new ProgressDisplay(output).RunAsync(
            $"{model.Name} on {request.Backend}",
            report => runner.RunAsync(
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
