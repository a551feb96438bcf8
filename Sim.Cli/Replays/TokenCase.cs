using Sim.Engine.Replay;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Cli.Replays;

/// <summary>Generates the case of a token again and says if the token is stale.</summary>
internal static class TokenCase
{
    /// <summary>Generates the case under the present generator.</summary>
    /// <param name="simulation">The world.</param>
    /// <param name="token">The token.</param>
    /// <param name="differingVariables">Names the environment variables that pin something else than given settings.</param>
    /// <param name="output">Where to warn.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="UsageException">The token names a model or profile that does not exist.</exception>
    public static async Task<CaseOutcome<WorldConfiguration, WorldAction>> GenerateAsync(
        WorldSimulation simulation,
        ReplayToken token,
        Func<ModelSettings, IReadOnlyList<string>> differingVariables,
        IOutput output,
        CancellationToken cancellationToken)
    {
        var settings = ModelSettings.FindProfile(token.Profile)
            ?? throw new UsageException($"the token names the profile '{token.Profile}', which this program does not know");
        var model = ModelCatalog.Find(token.Model, settings)
            ?? throw new UsageException($"the token names the model '{token.Model}', which is not one of {string.Join(", ", ModelCatalog.Names)}");
        await WarnAsync(differingVariables(settings), output);
        var outcome = await new CaseRunner<WorldConfiguration, WorldAction, SchedulerWorld>(simulation)
            .GenerateAsync(model, token.Seed, cancellationToken: cancellationToken);
        await WarnAsync(token.FindStaleness(model.GeneratorFingerprint, outcome.TraceHash), output);
        return outcome;
    }

    private static async Task WarnAsync(IReadOnlyList<string> differing, IOutput output)
    {
        if (differing.Count > 0)
        {
            await output.Error.WriteLineAsync(
                $"sim: warning: {string.Join(", ", differing)} not used: the token says how its case was shaped, and says otherwise");
        }
    }

    private static async Task WarnAsync(TokenStaleness staleness, IOutput output)
    {
        if (staleness.HasFlag(TokenStaleness.Generator))
        {
            await output.Error.WriteLineAsync("sim: warning: the token is stale (GENERATOR no longer matches): the seed runs under the present generator");
        }

        if (staleness.HasFlag(TokenStaleness.TraceHash))
        {
            await output.Error.WriteLineAsync("sim: warning: the token is stale (TRACEHASH no longer matches): the case runs differently now");
        }
    }
}
