using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Sim.Cli.Environment;
using Sim.Reshuffle;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Runs;
using Sim.Reshuffle.Settings;

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
            await using var backends = new Backends();
            var fleet = await FleetFileReader.ReadAsync(request.InputPath, cancellationToken);
            var settings = ReadSettings(fleet);
            var profile = request.ProfilePath is { } path ? RunProfileReader.ReadFile(path) : new RunProfile();
            var runs = request.Schedulers.Select(scheduler =>
                new RunRequest(fleet, settings, profile, scheduler, request.Backend, token => OpenStorageAsync(backends, token), request.IsIngested)).ToList();
            runs.ForEach(static run => run.Require());
            var results = await RunAllAsync(runs, cancellationToken);
            results.ForEach(result => RunTable.Print(result, output.Standard));
            return ExitCode.Held;
        }
        catch (ReshuffleInputException refusal)
        {
            throw new UsageException(refusal.Message, refusal);
        }
    }

    private SchedulerSettings ReadSettings(Fleet fleet) => (request.ConfigPath, fleet.SchedulerSettings) switch
    {
        ({ } path, _) => SchedulerSettingsReader.ReadFile(path),
        (null, { } text) => SchedulerSettingsReader.Parse($"{request.InputPath}: scheduler", text),
        _ => throw new UsageException($"{request.InputPath} has no settings of a scheduler; give some with --config"),
    };

    private async Task<List<RunResult>> RunAllAsync(List<RunRequest> runs, CancellationToken cancellationToken)
    {
        var results = new List<RunResult>();
        foreach (var run in runs)
        {
            results.Add(await new ReshuffleProgress(output).RunAsync(run, cancellationToken));
        }

        return results;
    }

    private async ValueTask<ISchedulerStorage> OpenStorageAsync(Backends backends, CancellationToken cancellationToken)
    {
        if (request.Backend == BackendNames.Memory)
        {
            return new InMemorySchedulerStorage();
        }

        var provider = await backends.OpenAsync(request.Backend, cancellationToken);
        return (await provider.OpenAsync(cancellationToken)).Operations;
    }
}
