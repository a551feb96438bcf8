#if MUTANTS
namespace Scheduler.Core.Mutation;

/// <summary>The rule that a planted defect breaks exists in one planner alone.</summary>
/// <param name="planner">Name of the planner.</param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class OnlyInPlannerAttribute(string planner) : Attribute
{
    /// <summary>Name of the planner.</summary>
    public string Planner { get; } = planner;
}
#endif
