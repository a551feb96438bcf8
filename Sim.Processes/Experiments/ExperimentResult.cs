namespace Sim.Processes.Experiments;

/// <summary>What a scenario measured.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Seed">The seed of the experiment.</param>
/// <param name="Replications">How many replications count.</param>
/// <param name="IsAntithetic">Whether they came in antithetic pairs.</param>
/// <param name="Measures">In the order of their names.</param>
public sealed record ExperimentResult(
    string Scenario, ulong Seed, int Replications, bool IsAntithetic, IReadOnlyList<MeasureResult> Measures)
{
    /// <summary>A measure by its name.</summary>
    /// <exception cref="KeyNotFoundException">Nothing was measured under that name.</exception>
    public MeasureResult this[string measure] => Measures.FirstOrDefault(result => result.Name == measure)
        ?? throw new KeyNotFoundException($"'{Scenario}' measured no '{measure}', but {string.Join(", ", Measures.Select(static result => result.Name))}");
}
