using Scheduler.Core.Lifecycle;

namespace Sim.Cli.Mutants;

/// <summary>The defects that are compiled into this program: none, unless it was built with <c>-p:Mutants=true</c>.</summary>
internal static class PlantedMutants
{
    /// <summary>The environment variable that switches a defect on; it takes the name as <see cref="Names"/> gives it.</summary>
    public const string Variable = "SIM_MUTANT";

    private const string TypeName = "Scheduler.Core.Mutation.Mutant";

    /// <summary>Names in the order of their declaration, in the spelling of the source.</summary>
    public static IReadOnlyList<string> Names { get; } =
        typeof(ISchedulerStorage).Assembly.GetType(TypeName) is { } type ? Enum.GetNames(type) : [];

    /// <summary>The spelling of tables and of the command line: <c>TombstoneEarly</c> is <c>tombstone-early</c>.</summary>
    public static string Spell(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
