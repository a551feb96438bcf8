namespace Sim.EndToEnd.Mutation;

/// <summary>A test that builds the mutants, and so runs only where <c>SIM_MUTANTS=1</c> asks for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MutantsVariableFactAttribute : FactAttribute
{
    public MutantsVariableFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("SIM_MUTANTS") is not ("1" or "true"))
        {
            Skip = "set SIM_MUTANTS=1 to build the mutants and hunt three of them";
        }
    }
}
