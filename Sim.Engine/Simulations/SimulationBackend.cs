namespace Sim.Engine.Simulations;

/// <summary>Something that cases of a simulation can run on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DefaultCases">Cases per model in a sweep unless somebody says otherwise.</param>
/// <param name="CasesVariable">The environment variable that says how many cases of a model run on it; <c>SIM_CASES</c> counts where it is not set.</param>
public sealed record SimulationBackend(string Name, long DefaultCases, string CasesVariable)
{
    /// <summary>The backend of simulations that have no other: the process itself.</summary>
    public static SimulationBackend Memory { get; } = new("memory", 256, "SIM_IN_MEMORY_CASES");
}
