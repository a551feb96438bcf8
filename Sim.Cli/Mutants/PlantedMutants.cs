using System.Reflection;
using Scheduler.Core.Lifecycle;

namespace Sim.Cli.Mutants;

/// <summary>The defects that are compiled into this program: none, unless it was built with <c>-p:Mutants=true</c>.</summary>
internal static class PlantedMutants
{
    /// <summary>The environment variable that switches a defect on; it takes the name as <see cref="Names"/> gives it.</summary>
    public const string Variable = "SIM_MUTANT";

    private const string TypeName = "Scheduler.Core.Mutation.Mutant";
    private const string ScopeName = "OnlyInPlannerAttribute";

    /// <summary>Names in the order of their declaration, in the spelling of the source.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Fields.Select(field => field.Name)];

    private static IEnumerable<FieldInfo> Fields =>
        typeof(ISchedulerStorage).Assembly.GetType(TypeName)?.GetFields(BindingFlags.Public | BindingFlags.Static) ?? [];

    /// <summary>Those whose rule a planner has: all but the ones that stand in another planner.</summary>
    /// <param name="planner">Name of the planner.</param>
    public static IReadOnlyList<string> Within(string planner) => [.. Fields.Where(field => IsWithin(field, planner)).Select(field => field.Name)];

    private static bool IsWithin(FieldInfo field, string planner) => field.CustomAttributes
        .Where(attribute => attribute.AttributeType.Name == ScopeName)
        .All(attribute => (string?)attribute.ConstructorArguments[0].Value == planner);

    /// <summary>The spelling of tables and of the command line: <c>TombstoneEarly</c> is <c>tombstone-early</c>.</summary>
    public static string Spell(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
