using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Copies that the chunks of a plan are entitled to: by weight as far as the budget goes, and their floors whatever it says.</summary>
/// <param name="Copies">For each chunk, at least what it needs.</param>
/// <param name="ByWeight">For each weight that occurs, what its chunks get at least if they may be anywhere.</param>
internal sealed record StickyTargets(int[] Copies, SortedTable<ushort, ushort> ByWeight)
{
    /// <summary>Chooses the targets.</summary>
    /// <param name="input">The chunks and the fleet.</param>
    /// <param name="keys">One hash per chunk.</param>
    /// <param name="eligibility">Which workers may receive which chunks.</param>
    /// <param name="needs">What the plan tries to seat; what is left out of it takes no share.</param>
    /// <param name="execution">How to run.</param>
    public static StickyTargets Choose(PlacementInput input, ulong[] keys, VersionEligibility eligibility, FloorNeeds needs, PlannerExecution execution)
    {
        var targets = ChunkTargets.Choose(
            needs.Counted(), () => keys, eligibility, input.Configuration, TargetBudget.OfEqualWorkers(input), execution);
        return targets is null ? FloorsAlone(input, needs) : new StickyTargets(Within(targets.Copies, eligibility, input, needs), targets.ByWeight);
    }

    /// <summary>A chunk has what it needs, and no more copies beyond its floor than there are workers that may receive it.</summary>
    private static int[] Within(int[] wanted, VersionEligibility eligibility, PlacementInput input, FloorNeeds needs)
    {
        var floor = input.Configuration.MinimumReplication;
        var copies = new int[wanted.Length];
        for (var chunk = 0; chunk < copies.Length; chunk++)
        {
            var need = needs[chunk];
            copies[chunk] = need < floor ? need : Math.Max(floor, Math.Min(wanted[chunk], eligibility.CountFor(chunk)));
        }

        return copies;
    }

    /// <summary>The floors exceed the budget: it has nothing for weights.</summary>
    private static StickyTargets FloorsAlone(PlacementInput input, FloorNeeds needs)
    {
        var copies = new int[input.Chunks.Count];
        for (var chunk = 0; chunk < copies.Length; chunk++)
        {
            copies[chunk] = needs[chunk];
        }

        var weights = input.Chunks.Weights.Distinct().Order().ToArray();
        var least = (ushort)Math.Min(input.Workers.Count, input.Configuration.MinimumReplication);
        return new StickyTargets(copies, new SortedTable<ushort, ushort>(weights, Array.ConvertAll(weights, _ => least)));
    }
}
