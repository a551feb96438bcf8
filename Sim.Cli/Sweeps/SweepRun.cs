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
    /// <summary>Runs it.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
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
            SweepPrinter.Print(result, request, output.Standard);
            failures.AddRange(await new FailureHandler(output, simulation, request).HandleAsync(result, cancellationToken));
        }

        var hash = SweepHash.Of(results.SelectMany(result => result.CaseHashes));
        if (request.ReportPath is { } path)
        {
            SweepReportWriter.Write(path, request, results, failures, hash);
        }

        await output.Standard.WriteAsync($"sweep hash: {Figures.Hash(hash)}\n");
        return ExitCodes.First(results.SelectMany(CodesOf));
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
                        progress.Cases, progress.CasesInTotal, $"{Figures.Count(progress.RealSteps)} steps, {Figures.Count(progress.FailingCases)} failing"),
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

        if (request.DemandsCoverage && (result.UnseenFacts.Any() || result.SilentOracles.Any()))
        {
            yield return ExitCode.Coverage;
        }
    }
}
