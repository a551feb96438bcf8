using System.Globalization;
using Sim.CommandLine.Output;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Texts;
using Sim.Engine.Tracing;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Replays;

/// <summary>Re-runs one case from its token or its walk file.</summary>
/// <param name="context">Of what simulation, and where to write.</param>
/// <param name="request">What to replay.</param>
internal sealed class ReplayRun<TConfiguration, TAction, TSystem, TWitness>(
    SimulationContext<TConfiguration, TAction, TSystem, TWitness> context, ReplayRequest<TConfiguration, TAction, TWitness> request)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    private readonly IOutput _output = context.Output;
    private readonly List<ReplayedRun<TConfiguration, TAction, TWitness>> _runs = [];
    private Func<TAction, string> _describe = _ => "";
    private UsageException? _unwritten;

    /// <summary>Runs it on every backend that is asked for.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        OutputPaths.Require([("--state", request.StatePath)], (request.Source as ReplaySource<TConfiguration, TAction, TWitness>.File)?.Path);
        await using var open = context.CreateBackends();
        var tokenCase = request.Source is ReplaySource<TConfiguration, TAction, TWitness>.Token token
            ? await TokenCase<TConfiguration, TAction, TSystem, TWitness>.FindAsync(context, token.Value, request.Inputs)
            : null;
        var codes = new List<ExitCode>();
        foreach (var backend in BackendsToRun())
        {
            var simulation = await SimulationContext<TConfiguration, TAction, TSystem, TWitness>.OpenAsync(open, backend, tokenCase?.Profile, request.Inputs, cancellationToken);
            _describe = simulation.Runs.Describe;
            codes.Add(request.Source is ReplaySource<TConfiguration, TAction, TWitness>.File file
                ? await ReplayFileAsync(simulation, file.Content, cancellationToken)
                : await ReplayTokenAsync(simulation, tokenCase!, cancellationToken));
        }

        if (request.IsJson)
        {
            _output.Standard.Write(ReplayJson.Of(_runs, _describe));
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
            await _output.Error.WriteLineAsync($"{context.Name}: {_unwritten.Message}");
        }

        return code;
    }

    private IReadOnlyList<string> BackendsToRun() => (request.Backend, request.Source) switch
    {
        ({ } named, _) => [named],
        (_, ReplaySource<TConfiguration, TAction, TWitness>.File file) => context.Simulation.BackendsOf(file.Content),
        (_, ReplaySource<TConfiguration, TAction, TWitness>.Token token) => [context.Simulation.BackendOf(token.Value)],
        _ => throw new InvalidOperationException("a source is a file or a token"),
    };

    private async Task<ExitCode> ReplayFileAsync(
        OpenedSimulation<TConfiguration, TAction, TSystem> simulation, WalkFile<TConfiguration, TAction, TWitness> file, CancellationToken cancellationToken)
    {
        var result = await ReplayOf(simulation).RunAsync(
            file.ToWalk(), request.UntilStep is null ? file.Witnesses : [], request.IsTracing, request.UntilStep, cancellationToken);
        var faults = request.UntilStep is null ? result.FaultsAgainst(file.Expect).ToList() : null;
        await PrintAsync(simulation, new(file.Name, simulation.Backend, result, faults));
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
    private static ExitCode CodeOf(WalkFile<TConfiguration, TAction, TWitness> file, WalkReplayResult<TConfiguration, TAction, TWitness> result) =>
        file.Expect.Verdict == WalkExpectation.HoldsVerdict && result.Outcome.Failure is { } failure ? ExitCodes.Of(failure.Oracle) : ExitCode.Violated;

    private WalkReplay<TConfiguration, TAction, TSystem, TWitness> ReplayOf(OpenedSimulation<TConfiguration, TAction, TSystem> simulation) =>
        new(context.Simulation, simulation.Runs);

    private async Task<ExitCode> ReplayTokenAsync(
        OpenedSimulation<TConfiguration, TAction, TSystem> simulation, TokenCase<TConfiguration, TAction, TSystem, TWitness> tokenCase, CancellationToken cancellationToken)
    {
        var outcome = await tokenCase.GenerateAsync(simulation.Runs, cancellationToken);
        var result = await ReplayOf(simulation).RunAsync(outcome.Walk, [], request.IsTracing, request.UntilStep, cancellationToken);
        await PrintAsync(simulation, new($"{tokenCase.Token.Model} case {tokenCase.Token.Seed}", simulation.Backend, result, Faults: null));
        if (request.UntilStep is null && outcome.IsFailing && !result.Outcome.IsFailing)
        {
            await _output.Error.WriteLineAsync(
                $"{context.Name}: the case failed when it was generated and not when its walk was replayed; nondeterminism is the likely reason");
            return ExitCode.Nondeterminism;
        }

        return request.UntilStep is not null || result.Outcome.Failure is not { } failure ? ExitCode.Held : ExitCodes.Of(failure.Oracle);
    }

    private void PrintExpectation(WalkExpectation expectation, WalkReplayResult<TConfiguration, TAction, TWitness> result, List<string> faults)
    {
        foreach (var witness in result.Witnesses)
        {
            _output.Standard.Write($"  {witness.Sentence}\n");
        }

        _output.Standard.Write(faults.Count == 0 ? $"as expected: {expectation.Verdict}\n" : $"NOT as expected: {faults[0]}\n");
    }

    private async Task PrintAsync(OpenedSimulation<TConfiguration, TAction, TSystem> simulation, ReplayedRun<TConfiguration, TAction, TWitness> run)
    {
        _runs.Add(run);
        var outcome = run.Result.Outcome;
        if (request.IsTracing)
        {
            await _output.Standard.WriteAsync(TraceText.Render(outcome.Records));
        }

        WriteState(run.Result);
        if (request.IsJson)
        {
            return;
        }

        var steps = outcome.Steps.ToString(CultureInfo.InvariantCulture);
        var verdict = outcome.IsFailing ? "violated" : "holds";
        _output.Standard.Write($"{run.Name} on {run.Backend}: {verdict} after {steps} steps, tick {outcome.EndTicks.ToString(CultureInfo.InvariantCulture)}, trace hash {Figures.Hash(outcome.TraceHash)}\n");
        if (outcome.Failure is { } failure)
        {
            context.PrinterOf(simulation).PrintFailure(failure, outcome.Walk.Steps);
        }
    }

    private void WriteState(WalkReplayResult<TConfiguration, TAction, TWitness> result)
    {
        if (request.StatePath is not { } path)
        {
            return;
        }

        try
        {
            // A system that could not be built has no state.
            OutputFile.Write(path, result.State.Length > 0 ? result.State : throw new UsageException($"{path}: there is no state, since the world could not be built"));
        }
        catch (UsageException unwritable)
        {
            _unwritten ??= unwritable;
        }
    }
}
