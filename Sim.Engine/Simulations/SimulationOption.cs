namespace Sim.Engine.Simulations;

/// <summary>An option that a simulation adds to its verbs.</summary>
/// <param name="Name">Its name, as in <c>--clients</c>.</param>
/// <param name="Description">What it does, for the help.</param>
/// <param name="Verbs">The verbs that take it.</param>
public sealed record SimulationOption(string Name, string Description, SimulationVerbs Verbs = SimulationVerbs.All)
{
    /// <summary>The words that it takes; null for any text.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Whether it takes no value and is given or not.</summary>
    public bool IsFlag { get; init; }
}
