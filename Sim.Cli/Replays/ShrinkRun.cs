using Sim.Cli.Environment;
using Sim.Cli.Output;
using Sim.Engine.Replay;
using Sim.Engine.Shrinking;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Cli.Replays;

/// <summary>Minimises a failing case and saves it.</summary>
/// <param name="output">Where to write.</param>
/// <param name="source">The case.</param>
/// <param name="destination">Path of the walk file to write.</param>
/// <param name="differingVariables">Names the environment variables that pin something else than the settings of a token.</param>
/// <param name="createBackends">Where it fails.</param>
internal sealed class ShrinkRun(
    IOutput output, ReplaySource source, string destination, Func<ModelSettings, IReadOnlyList<string>> differingVariables, Func<Backends> createBackends)
{
    /// <summary>Shrinks it. What was found before an interruption is saved too.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        if (OutputPaths.RequireFolder("--output", Path.GetDirectoryName(destination)))
        {
            OutputPaths.Require([("--output", destination)], (source as ReplaySource.File)?.Path);
        }

        await using var backends = createBackends();
        var simulation = new WorldSimulation(await backends.OpenAsync(BackendName, cancellationToken));
        var (walk, model, token) = await WalkOfAsync(simulation, cancellationToken);
        var shrunk = await ShrinkAsync(simulation, walk, cancellationToken);
        var name = Path.GetFileName(destination).Split('.')[0];
        WalkFileReading.Write(destination, FailureWalkFile.Of(shrunk.Failure, shrunk.Walk, name, model, simulation.Backend, token));
        var printer = new ViolationPrinter(output.Standard);
        printer.PrintFailure(shrunk.Failure, shrunk.Walk.Steps);
        printer.PrintWalk($"shrunk walk ({WalkShrinking.Summary(shrunk)}):", shrunk.Walk.Steps);
        var isEnded = shrunk.IsCancelled || shrunk.EnvironmentFault is not null;
        var fault = isEnded ? null : await SavedWalkCheck.FindFaultAsync(simulation, destination, cancellationToken);
        printer.PrintSaved(destination, fault);
        if (shrunk.EnvironmentFault is { } environment)
        {
            throw new EnvironmentLackingException($"{destination} holds the smallest walk until then: {environment.Message}", environment);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return fault is null ? ExitCode.Held : ExitCode.Nondeterminism;
    }

    /// <summary>
    /// A difference between backends shows only in lockstep, a fault of one backend only there. Tokens of the Postgres profile
    /// come from sweeps of Postgres or of both, and lockstep sees what either sees. Anything else is shrunk in memory.
    /// </summary>
    private string BackendName => source switch
    {
        ReplaySource.File file when ReplayBackends.Of(file.Content) is [var only] => only,
        ReplaySource.Token token when ReplayBackends.IsOfPostgres(token.Value) => BackendNames.Both,
        _ => BackendNames.Memory,
    };

    private bool IsKnownToFail => source is ReplaySource.Token or ReplaySource.File { Content.Expect.Verdict: WalkExpectation.ViolatedVerdict };

    private async Task<ShrinkResult<WorldConfiguration, WorldAction>> ShrinkAsync(
        WorldSimulation simulation, Walk<WorldConfiguration, WorldAction> walk, CancellationToken cancellationToken)
    {
        try
        {
            return await new WalkShrinking(output, simulation).ShrinkAsync(walk, identity: null, cancellationToken);
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

    private async Task<(Walk<WorldConfiguration, WorldAction> Walk, string Model, string? Token)> WalkOfAsync(
        WorldSimulation simulation, CancellationToken cancellationToken)
    {
        switch (source)
        {
            case ReplaySource.File file:
                return (file.Content.ToWalk(), file.Content.Model, file.Content.Seed);
            case ReplaySource.Token token:
                var outcome = await TokenCase.GenerateAsync(simulation, token.Value, differingVariables, output, cancellationToken);
                return (outcome.Walk, token.Value.Model, token.Value.ToString());
            default:
                throw new InvalidOperationException("a source is a file or a token");
        }
    }
}
