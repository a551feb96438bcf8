using CsCheck;

namespace Sim.Engine.Simulations;

public abstract partial class Simulation
{
    /// <summary>Begins the definition of a simulation whose systems need no configuration.</summary>
    /// <typeparam name="TAction">What all actions derive from.</typeparam>
    /// <typeparam name="TSystem">The system.</typeparam>
    /// <param name="name">Its name: lower-case letters, digits and hyphens. The first model is called the same.</param>
    /// <param name="create">Builds a fresh system for a case.</param>
    /// <example>
    /// <code>
    /// Simulation.Of&lt;Step, Account&gt;("bank-account", context => new Account())
    ///     .Action(Gen.Int[1, 100].Select(amount => new Step.Withdraw(amount)), (account, step) => account.Withdraw(step.Amount))
    ///     .Always("B-01", "no account is overdrawn", account => account.Balance >= 0)
    /// </code>
    /// </example>
    public static SimulationDefinition<Unconfigured, TAction, TSystem> Of<TAction, TSystem>(string name, Func<CaseContext, TSystem> create)
        where TAction : notnull =>
        Of<Unconfigured, TAction, TSystem>(name, Gen.Const(new Unconfigured()), (_, context) => create(context));

    /// <summary>Begins the definition of a simulation whose systems are built from a configuration.</summary>
    /// <typeparam name="TConfiguration">What a system is built from.</typeparam>
    /// <typeparam name="TAction">What all actions derive from.</typeparam>
    /// <typeparam name="TSystem">The system.</typeparam>
    /// <param name="name">Its name: lower-case letters, digits and hyphens. The first model is called the same.</param>
    /// <param name="configurations">Draws the configuration of a case.</param>
    /// <param name="create">Builds a fresh system for a case.</param>
    public static SimulationDefinition<TConfiguration, TAction, TSystem> Of<TConfiguration, TAction, TSystem>(
        string name, Gen<TConfiguration> configurations, Func<TConfiguration, CaseContext, TSystem> create)
        where TConfiguration : notnull
        where TAction : notnull =>
        OfAsync<TConfiguration, TAction, TSystem>(
            name, configurations, (configuration, context) => ValueTask.FromResult(create(configuration, context)));

    /// <summary>As the other one, for systems that take their time to build.</summary>
    /// <typeparam name="TConfiguration">What a system is built from.</typeparam>
    /// <typeparam name="TAction">What all actions derive from.</typeparam>
    /// <typeparam name="TSystem">The system; disposed of at the end of its case if it can be.</typeparam>
    /// <param name="name">Its name: lower-case letters, digits and hyphens. The first model is called the same.</param>
    /// <param name="configurations">Draws the configuration of a case.</param>
    /// <param name="createAsync">Builds a fresh system for a case.</param>
    public static SimulationDefinition<TConfiguration, TAction, TSystem> OfAsync<TConfiguration, TAction, TSystem>(
        string name, Gen<TConfiguration> configurations, Func<TConfiguration, CaseContext, ValueTask<TSystem>> createAsync)
        where TConfiguration : notnull
        where TAction : notnull
    {
        ArgumentNullException.ThrowIfNull(configurations);
        ArgumentNullException.ThrowIfNull(createAsync);
        return new(new()
        {
            Name = name,
            About = $"Deterministic simulation of {name}: sweep, replay, shrink, trace.",
            CreateAsync = createAsync,
            Models = [ModelDefinition<TConfiguration, TSystem>.Of(name, _ => configurations)],
        });
    }
}
