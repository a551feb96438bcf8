using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Replays;

/// <summary>The case of a token, to be generated again. It says if the token is stale.</summary>
/// <param name="context">Where to warn.</param>
/// <param name="token">The token.</param>
/// <param name="profile">The profile that it names.</param>
/// <param name="model">The model that it names.</param>
internal sealed class TokenCase<TConfiguration, TAction, TSystem, TWitness>(
    SimulationContext<TConfiguration, TAction, TSystem, TWitness> context,
    ReplayToken token,
    ISimulationProfile<TConfiguration, TAction, TSystem> profile,
    IModel<TConfiguration, TAction, TSystem> model)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    /// <summary>The token.</summary>
    public ReplayToken Token => token;

    /// <summary>The profile that it names.</summary>
    public ISimulationProfile<TConfiguration, TAction, TSystem> Profile => profile;

    /// <summary>Finds what a token names, and warns of inputs that say otherwise.</summary>
    /// <exception cref="UsageException">The token names a model or profile that does not exist.</exception>
    public static async Task<TokenCase<TConfiguration, TAction, TSystem, TWitness>> FindAsync(
        SimulationContext<TConfiguration, TAction, TSystem, TWitness> context, ReplayToken token, SimulationInputs inputs)
    {
        var profile = context.Simulation.FindProfile(token.Profile)
            ?? throw new UsageException($"the token names the profile '{token.Profile}', which this program does not know");
        var model = profile.FindModel(token.Model)
            ?? throw new UsageException(
                $"the token names the model '{token.Model}', which is not one of {string.Join(", ", context.Simulation.ModelNames)}");
        if (context.Simulation.DifferencesFrom(profile, inputs) is { Count: > 0 } differing)
        {
            await context.WarnAsync($"{string.Join(", ", differing)} not used: the token says how its case was shaped, and says otherwise");
        }

        return new(context, token, profile, model);
    }

    /// <summary>Generates the case under the present generator.</summary>
    /// <param name="simulation">Builds and walks systems.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task<CaseOutcome<TConfiguration, TAction>> GenerateAsync(
        ISimulation<TConfiguration, TAction, TSystem> simulation, CancellationToken cancellationToken)
    {
        var outcome = await new CaseRunner<TConfiguration, TAction, TSystem>(simulation)
            .GenerateAsync(model, token.Seed, cancellationToken: cancellationToken);
        await WarnAsync(token.FindStaleness(model.GeneratorFingerprint, outcome.TraceHash));
        return outcome;
    }

    private async Task WarnAsync(TokenStaleness staleness)
    {
        if (staleness.HasFlag(TokenStaleness.Generator))
        {
            await context.WarnAsync("the token is stale (GENERATOR no longer matches): the seed runs under the present generator");
        }

        if (staleness.HasFlag(TokenStaleness.TraceHash))
        {
            await context.WarnAsync("the token is stale (TRACEHASH no longer matches): the case runs differently now");
        }
    }
}
