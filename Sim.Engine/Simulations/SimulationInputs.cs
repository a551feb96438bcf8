namespace Sim.Engine.Simulations;

/// <summary>What a person said besides the choice of cases: own options of the simulation, and the environment.</summary>
/// <param name="options">The texts of the options that were given, by name; of a flag any text.</param>
/// <param name="variables">Environment variables by name.</param>
public sealed class SimulationInputs(IReadOnlyDictionary<string, string> options, Func<string, string?> variables)
{
    /// <summary>Nothing was said.</summary>
    public static SimulationInputs None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal), _ => null);

    /// <summary>The text of an option; null if it was not given.</summary>
    public string? Option(string name) => options.GetValueOrDefault(name);

    /// <summary>Whether a flag was given.</summary>
    public bool IsGiven(string name) => options.ContainsKey(name);

    /// <summary>An environment variable as it is; null if it is not set or empty.</summary>
    public string? Variable(string name) => variables(name) is { Length: > 0 } text ? text : null;
}
