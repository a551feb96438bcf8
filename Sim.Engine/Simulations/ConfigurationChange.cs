namespace Sim.Engine.Simulations;

/// <summary>A change of a configuration that <c>trace diff</c> can lay beside the walk itself, and that may make a failing walk hold.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <param name="Option">The option that asks for it, as in <c>--planner</c>.</param>
/// <param name="Description">What it does, for the help.</param>
/// <param name="Values">The words that it takes.</param>
/// <param name="ValueOf">The word that a configuration has already.</param>
/// <param name="Apply">The configuration with another word.</param>
public sealed record ConfigurationChange<TConfiguration>(
    string Option,
    string Description,
    IReadOnlyList<string> Values,
    Func<TConfiguration, string> ValueOf,
    Func<TConfiguration, string, TConfiguration> Apply);
