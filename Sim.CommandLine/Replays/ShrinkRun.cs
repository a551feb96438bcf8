using Sim.CommandLine.Output;
using Sim.Engine.Replay;
using Sim.Engine.Shrinking;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Replays;

/// <summary>Minimises a failing case and saves it.</summary>
/// <param name="context">Of what simulation, and where to write.</param>
/// <param name="source">The case.</param>
/// <param name="destination">Path of the walk file to write.</param>
/// <param name="inputs">What the person said.</param>
internal sealed class ShrinkRun<TConfiguration, TAction, TSystem, TWitness>(
    SimulationContext<TConfiguration, TAction, TSystem, TWitness> context,
    ReplaySource<TConfiguration, TAction, TWitness> source,
    string destination,
    SimulationInputs inputs)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    /// <summary>Shrinks it. What was found before an interruption is saved too.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        if (OutputPaths.RequireFolder("--output", Path.GetDirectoryName(destination)))
        {
            OutputPaths.Require([("--output", destination)], (source as ReplaySource<TConfiguration, TAction, TWitness>.File)?.Path);
        }

        await using var backends = context.CreateBackends();
        var (backend, tokenCase) = await PlaceOfAsync();
        var simulation = await SimulationContext<TConfiguration, TAction, TSystem, TWitness>.OpenAsync(backends, backend, tokenCase?.Profile, inputs, cancellationToken);
        var (walk, model, token) = await WalkOfAsync(simulation, tokenCase, cancellationToken);
        var shrunk = await ShrinkAsync(simulation, walk, cancellationToken);
        var name = Path.GetFileName(destination).Split('.')[0];
        context.Files.Write(
            destination, FailureWalkFile.Of(context.Simulation.Format, shrunk.Failure, shrunk.Walk, name, model, simulation.Backend, token));
        var printer = context.PrinterOf(simulation);
        printer.PrintFailure(shrunk.Failure, shrunk.Walk.Steps);
        printer.PrintWalk($"shrunk walk ({shrunk.Summary}):", shrunk.Walk.Steps);
        var isEnded = shrunk.IsCancelled || shrunk.EnvironmentFault is not null;
        var fault = isEnded ? null : await SavedWalkCheck.FindFaultAsync(context, simulation, destination, cancellationToken);
        printer.PrintSaved(destination, fault);
        if (shrunk.EnvironmentFault is { } environment)
        {
            throw new EnvironmentLackingException($"{destination} holds the smallest walk until then: {environment.Message}", environment);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return fault is null ? ExitCode.Held : ExitCode.Nondeterminism;
    }

    /// <summary>What it is shrunk on, and the case if it comes from a token.</summary>
    private async Task<(string Backend, TokenCase<TConfiguration, TAction, TSystem, TWitness>? TokenCase)> PlaceOfAsync() => source switch
    {
        ReplaySource<TConfiguration, TAction, TWitness>.File file => (context.Simulation.ShrinkingBackendOf(file.Content), null),
        ReplaySource<TConfiguration, TAction, TWitness>.Token token =>
            (context.Simulation.ShrinkingBackendOf(token.Value), await TokenCase<TConfiguration, TAction, TSystem, TWitness>.FindAsync(context, token.Value, inputs)),
        _ => throw new InvalidOperationException("a source is a file or a token"),
    };

    private bool IsKnownToFail => source is ReplaySource<TConfiguration, TAction, TWitness>.Token or ReplaySource<TConfiguration, TAction, TWitness>.File { Content.Expect.Verdict: WalkExpectation.ViolatedVerdict };

    private async Task<ShrinkResult<TConfiguration, TAction>> ShrinkAsync(
        OpenedSimulation<TConfiguration, TAction, TSystem> simulation, Walk<TConfiguration, TAction> walk, CancellationToken cancellationToken)
    {
        try
        {
            return await WalkShrinking.ShrinkAsync(context.Output, simulation.Runs, walk, identity: null, cancellationToken);
        }
        catch (WalkDoesNotFailException holds)
        {
            throw new UsageException(
                IsKnownToFail
                    ? "nothing to shrink: every oracle holds on this walk, which failed once; if nothing was mended since, nondeterminism is the likely reason"
                    : "nothing to shrink: every oracle holds on this walk",
                holds);
        }
    }

    private async Task<(Walk<TConfiguration, TAction> Walk, string Model, string? Token)> WalkOfAsync(
        OpenedSimulation<TConfiguration, TAction, TSystem> simulation, TokenCase<TConfiguration, TAction, TSystem, TWitness>? tokenCase, CancellationToken cancellationToken)
    {
        if (source is ReplaySource<TConfiguration, TAction, TWitness>.File { Content: var file })
        {
            return (file.ToWalk(), file.Model, file.Seed);
        }

        var outcome = await tokenCase!.GenerateAsync(simulation.Runs, cancellationToken);
        return (outcome.Walk, tokenCase.Token.Model, tokenCase.Token.ToString());
    }
}
