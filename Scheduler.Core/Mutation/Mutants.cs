#if MUTANTS
namespace Scheduler.Core.Mutation;

/// <summary>Which planted defect this process runs with. Nothing of it is in a build without the constant MUTANTS.</summary>
internal static class Mutants
{
    /// <summary>The environment variable that names the defect; without it the process runs as a normal build does.</summary>
    private const string Variable = "SIM_MUTANT";

    private static readonly Mutant? Active = Read();

    /// <summary>Whether this process runs with a defect.</summary>
    public static bool IsOn(Mutant mutant) => Active == mutant;

    private static Mutant? Read() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name ? Enum.Parse<Mutant>(name) : null;
}
#endif
