using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres;
using Sim.Cli.Environment;
using Sim.CommandLine;
using Sim.CommandLine.Output;
using Sim.Engine.Simulations;
using Sim.Engine.Texts;
using Sim.Reshuffle;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Journals;
using Sim.Reshuffle.Report;
using Sim.Reshuffle.Results;
using Sim.Reshuffle.Runs;

namespace Sim.Cli.Reshuffle;

/// <summary><c>sim reshuffle</c>: reads, runs one scheduler after the other, and shows what it cost.</summary>
/// <param name="output">Where to write.</param>
/// <param name="request">What is asked for.</param>
internal sealed class ReshuffleCommandRun(IOutput output, ReshuffleRequest request)
{
    /// <summary>Runs.</summary>
    /// <exception cref="UsageException">An input cannot be used.</exception>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            OutputPaths.Require(
                [("--report", request.ReportPath), ("--json", request.JsonPath)], request.InputPath, request.ConfigPath, request.ProfilePath);
            var database = LastingDatabase.For(request);
            await using var backends = new Backends(answerTimeout: PostgresStorageOptions.DefaultAnswerTimeout);
            var inputs = await ReshuffleInputs.ReadAsync(request, cancellationToken);
            var (fleet, settings, profile) = (inputs.Fleet, inputs.Settings, inputs.Profile);
            var runs = request.Schedulers.Select(scheduler =>
                new RunRequest(fleet, settings, profile, scheduler, request.Backend, token => OpenStorageAsync(fleet, database, backends, token), request.IsIngested)).ToList();
            runs.ForEach(static run => run.Require());
            if (request.IsIngestOnly)
            {
                return await IngestAsync(fleet, database!, cancellationToken);
            }

            var change = RunChangeDescription.Of(Path.GetFileName(request.ProfilePath), profile, settings);
            var subject = new ReportSubject(null, RunFiles.Describe(request.InputPath, fleet, settings), change);
            var results = new List<RunResult>();
            try
            {
                await RunAllAsync(runs, inputs.Sources, results, cancellationToken);
            }
            catch (StorageException fault) when (fault.Kind.IsOfEnvironment())
            {
                Show(subject, results);
                throw new EnvironmentLackingException($"{fault.Message}{(request.JournalFolder is null ? "" : "; the same command goes on where this one stopped")}", fault);
            }

            Show(subject, results);
            return ExitCode.Held;
        }
        catch (ReshuffleInputException refusal)
        {
            throw new UsageException(refusal.Message, refusal);
        }
    }

    /// <summary>Shows the runs that came to their end.</summary>
    private void Show(ReportSubject subject, List<RunResult> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        results.ForEach(result => RunTable.Print(result, output.Standard));
        var runs = results.ConvertAll(static result => new ReportRun(result.Scheduler, result));
        if (Comparison.Of(runs) is { } sentence)
        {
            output.Standard.Write($"\n{sentence}\n");
        }

        if (request.JsonPath is { } json)
        {
            RunFiles.WriteJson(json, subject.Input, subject.Change!, runs.ConvertAll(static run => run.Result));
        }

        if (request.ReportPath is { } report)
        {
            RunFiles.WriteReport(report, [subject], runs);
        }
    }

    private async Task RunAllAsync(List<RunRequest> runs, RunSources sources, List<RunResult> results, CancellationToken cancellationToken)
    {
        var journals = new List<PlanJournal>();
        try
        {
            // All of them before the first run: what another process is at is no use to begin.
            runs.ForEach(run => OpenJournal(run, sources, journals));
            for (var i = 0; i < runs.Count; i++)
            {
                results.Add(await new ReshuffleProgress(output).RunAsync(runs[i], journals.ElementAtOrDefault(i), cancellationToken));
            }

            // Plans of finished runs are kept up to here, so that they need not be made again if a later run is interrupted.
            journals.ForEach(static journal => journal.Delete());
        }
        catch (JournalInUseException busy)
        {
            throw new UsageException($"{busy.Message}; wait for it, or keep the plans of this one elsewhere with --journal", busy);
        }
        catch (OperationCanceledException) when (journals.Count > 0)
        {
            await output.Error.WriteLineAsync("the same command goes on where this one stopped");
            throw;
        }
        finally
        {
            journals.ForEach(static journal => journal.Dispose());
        }
    }

    private void OpenJournal(RunRequest run, RunSources sources, List<PlanJournal> opened)
    {
        if (request.JournalFolder is null)
        {
            return;
        }

        var key = RunKey.Of(sources, run);
        var path = Path.Combine(request.JournalFolder, $"{run.Scheduler}-{Convert.ToHexStringLower(key.AsSpan(0, 8))}.plans");
        var journal = PlanJournal.Open(path, key, request.IsRestarting);
        opened.Add(journal);
        if (journal.RememberedPlans > 0)
        {
            output.Error.WriteLine($"{run.Scheduler}: going on with an interrupted run, {Figures.Count(journal.RememberedPlans)} plans are remembered in {path} (--restart begins anew)");
        }
    }

    private async Task<ExitCode> IngestAsync(Fleet fleet, LastingDatabase database, CancellationToken cancellationToken)
    {
        await using var storage = await database.OpenAsync(cancellationToken);
        await StoreSeeding.IngestAsync(fleet, storage, storage, cancellationToken);
        await output.Standard.WriteAsync($"stored {Figures.Count(fleet.ChunkCount, "chunk")} of {Figures.Count(fleet.DatasetNames.Length, "dataset")}\n");
        return ExitCode.Held;
    }

    private async ValueTask<ISchedulerStorage> OpenStorageAsync(Fleet fleet, LastingDatabase? database, Backends backends, CancellationToken cancellationToken)
    {
        if (database is not null)
        {
            var storage = await database.OpenAsync(cancellationToken);
            await StoreSeeding.RequireIngestedAsync(fleet, storage, cancellationToken);
            return storage;
        }

        if (request.Backend == BackendNames.Memory)
        {
            return new InMemorySchedulerStorage();
        }

        return (await backends.RentAsync(cancellationToken)).Storage;
    }
}
