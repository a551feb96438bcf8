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

        return ExitCodes.First(codes);
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
        await PrintAsync(file.Name, simulation.Backend, result);
        if (request.UntilStep is not null)
        {
            return ExitCode.Held;
        }

        var faults = result.FaultsAgainst(file.Expect).ToList();
        foreach (var witness in result.Witnesses)
        {
            output.Standard.Write($"  {witness.Sentence}\n");
        }

        output.Standard.Write(faults.Count == 0 ? $"as expected: {file.Expect.Verdict}\n" : $"NOT as expected: {faults[0]}\n");
        return faults.Count == 0 ? ExitCode.Held : CodeOf(file, result);
    }

    /// <summary>A missed expectation is a failure of the file; a liveness oracle that fires where everything should hold keeps its own code.</summary>
    private static ExitCode CodeOf(WalkFile<WorldConfiguration, WorldAction, WorldWitness> file, WorldReplayResult result) =>
        file.Expect.Verdict == WalkExpectation.HoldsVerdict && result.Outcome.Failure is { } failure ? ExitCodes.Of(failure.Oracle) : ExitCode.Violated;

    private async Task<ExitCode> ReplayTokenAsync(WorldSimulation simulation, ReplayToken token, CancellationToken cancellationToken)
    {
        var outcome = await TokenCase.GenerateAsync(simulation, token, request.DifferingVariables, output, cancellationToken);
        var result = await new WorldReplay(simulation).RunAsync(outcome.Walk, [], request.IsTracing, request.UntilStep, cancellationToken);
        await PrintAsync($"{token.Model} case {token.Seed}", simulation.Backend, result);
        return request.UntilStep is not null || result.Outcome.Failure is not { } failure ? ExitCode.Held : ExitCodes.Of(failure.Oracle);
    }

    private async Task PrintAsync(string name, string backend, WorldReplayResult result)
    {
        if (request.IsTracing)
        {
            await output.Standard.WriteAsync(TraceText.Render(result.Outcome.Records));
        }

        if (request.StatePath is { } path)
        {
            OutputFile.Write(path, result.State);
        }

        var steps = result.Outcome.Steps.ToString(CultureInfo.InvariantCulture);
        var verdict = result.Outcome.IsFailing ? "violated" : "holds";
        output.Standard.Write($"{name} on {backend}: {verdict} after {steps} steps, tick {result.Outcome.EndTicks.ToString(CultureInfo.InvariantCulture)}, trace hash {Figures.Hash(result.Outcome.TraceHash)}\n");
        if (result.Outcome.Failure is { } failure)
        {
            new ViolationPrinter(output.Standard).PrintFailure(failure, result.Outcome.Walk.Steps);
        }
    }
}
