using System.Globalization;
using Sim.Cli.Environment;
using Sim.Cli.Output;
using Sim.Engine.Replay;
using Sim.Engine.Tracing;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.World;

namespace Sim.Cli.Replays;

/// <summary>Re-runs one case from its token or its walk file.</summary>
/// <param name="output">Where to write.</param>
/// <param name="request">What to replay.</param>
/// <param name="createBackends">Where to replay it.</param>
internal sealed class ReplayRun(IOutput output, ReplayRequest request, Func<Backends> createBackends)
{
    private readonly List<ReplayedRun> _runs = [];
    private UsageException? _unwritten;

    /// <summary>Runs it on every backend that is asked for.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        OutputPaths.Require([("--state", request.StatePath)], (request.Source as ReplaySource.File)?.Path);
        await using var open = createBackends();
        var codes = new List<ExitCode>();
        foreach (var backend in BackendsToRun())
        {
            var simulation = new WorldSimulation(await open.OpenAsync(backend, cancellationToken)) { TracesWholeStates = request.ShowsStates };
            codes.Add(request.Source switch
            {
                ReplaySource.File file => await ReplayFileAsync(simulation, file.Content, cancellationToken),
                ReplaySource.Token token => await ReplayTokenAsync(simulation, token.Value, cancellationToken),
                _ => throw new InvalidOperationException("a source is a file or a token"),
            });
        }

        if (request.IsJson)
        {
            output.Standard.Write(ReplayJson.Of(_runs));
        }

        return await ConcludeAsync(ExitCodes.First(codes));
    }

    /// <summary>A state that cannot be written in the end hides no violation.</summary>
    private async Task<ExitCode> ConcludeAsync(ExitCode code)
    {
        if (_unwritten is not null && !ExitCodes.IsViolation(code))
        {
            throw _unwritten;
        }

        if (_unwritten is not null)
        {
            await output.Error.WriteLineAsync($"sim: {_unwritten.Message}");
        }

        return code;
    }

    private IReadOnlyList<string> BackendsToRun() => (request.Backend, request.Source) switch
    {
        ({ } named, _) => [named],
        (_, ReplaySource.File file) => ReplayBackends.Of(file.Content),
        (_, ReplaySource.Token token) when ReplayBackends.IsOfPostgres(token.Value) => [BackendNames.Postgres],
        _ => [InMemoryStorageProvider.Name],
    };

    private async Task<ExitCode> ReplayFileAsync(
        WorldSimulation simulation, WalkFile<WorldConfiguration, WorldAction, WorldWitness> file, CancellationToken cancellationToken)
    {
        var result = await new WorldReplay(simulation).RunAsync(
            file.ToWalk(), request.UntilStep is null ? file.Witnesses : [], request.IsTracing, request.UntilStep, cancellationToken);
        var faults = request.UntilStep is null ? result.FaultsAgainst(file.Expect).ToList() : null;
        await PrintAsync(new ReplayedRun(file.Name, simulation.Backend, result, faults));
        if (faults is null)
        {
            return ExitCode.Held;
        }

        if (!request.IsJson)
        {
            PrintExpectation(file.Expect, result, faults);
        }

        return faults.Count == 0 ? ExitCode.Held : CodeOf(file, result);
    }

    /// <summary>A missed expectation is a failure of the file; a liveness oracle that fires where everything should hold keeps its own code.</summary>
    private static ExitCode CodeOf(WalkFile<WorldConfiguration, WorldAction, WorldWitness> file, WorldReplayResult result) =>
        file.Expect.Verdict == WalkExpectation.HoldsVerdict && result.Outcome.Failure is { } failure ? ExitCodes.Of(failure.Oracle) : ExitCode.Violated;

    private async Task<ExitCode> ReplayTokenAsync(WorldSimulation simulation, ReplayToken token, CancellationToken cancellationToken)
    {
        var outcome = await TokenCase.GenerateAsync(simulation, token, request.DifferingVariables, output, cancellationToken);
        var result = await new WorldReplay(simulation).RunAsync(outcome.Walk, [], request.IsTracing, request.UntilStep, cancellationToken);
        await PrintAsync(new ReplayedRun($"{token.Model} case {token.Seed}", simulation.Backend, result, Faults: null));
        if (request.UntilStep is null && outcome.IsFailing && !result.Outcome.IsFailing)
        {
            await output.Error.WriteLineAsync(
                "sim: the case failed when it was generated and not when its walk was replayed; nondeterminism is the likely reason");
            return ExitCode.Nondeterminism;
        }

        return request.UntilStep is not null || result.Outcome.Failure is not { } failure ? ExitCode.Held : ExitCodes.Of(failure.Oracle);
    }

    private void PrintExpectation(WalkExpectation expectation, WorldReplayResult result, List<string> faults)
    {
        foreach (var witness in result.Witnesses)
        {
            output.Standard.Write($"  {witness.Sentence}\n");
        }

        output.Standard.Write(faults.Count == 0 ? $"as expected: {expectation.Verdict}\n" : $"NOT as expected: {faults[0]}\n");
    }

    private async Task PrintAsync(ReplayedRun run)
    {
        _runs.Add(run);
        var outcome = run.Result.Outcome;
        if (request.IsTracing)
        {
            await output.Standard.WriteAsync(TraceText.Render(outcome.Records));
        }

        WriteState(run.Result);
        if (request.IsJson)
        {
            return;
        }

        var steps = outcome.Steps.ToString(CultureInfo.InvariantCulture);
        var verdict = outcome.IsFailing ? "violated" : "holds";
        output.Standard.Write($"{run.Name} on {run.Backend}: {verdict} after {steps} steps, tick {outcome.EndTicks.ToString(CultureInfo.InvariantCulture)}, trace hash {Figures.Hash(outcome.TraceHash)}\n");
        if (outcome.Failure is { } failure)
        {
            new ViolationPrinter(output.Standard).PrintFailure(failure, outcome.Walk.Steps);
        }
    }

    private void WriteState(WorldReplayResult result)
    {
        if (request.StatePath is not { } path)
        {
            return;
        }

        try
        {
            // A world that could not be built has no state.
            OutputFile.Write(path, result.State.Length > 0 ? result.State : throw new UsageException($"{path}: there is no state, since the world could not be built"));
        }
        catch (UsageException unwritable)
        {
            _unwritten ??= unwritable;
        }
    }
}
