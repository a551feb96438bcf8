using Sim.Models.Facts;

namespace Sim.EndToEnd.Regressions;

/// <summary>Small edits of a witness, each of which must not be seen by a replay that sees the witness itself.</summary>
internal static class EditedWitnesses
{
    /// <summary>The edits: the number one up and one down; for a boolean fact one that is false when it is true.</summary>
    /// <param name="witness">The witness.</param>
    /// <param name="letsChunksWait">Whether the planner of the walk lets single chunks wait: then routed chunks may be covered beside a shortage.</param>
    public static IReadOnlyList<WorldWitness> Of(WorldWitness witness, bool letsChunksWait) => witness switch
    {
        { EqualTo: { } value } => [witness with { EqualTo = value + 1 }, witness with { EqualTo = value - 1 }],
        { AtLeast: { } value } => [witness with { AtLeast = value + 1 }],
        { AtMost: { } value } => [witness with { AtMost = value - 1 }],
        { Fact: "shortage" } when letsChunksWait => [witness with { Fact = "feasible" }],
        { Fact: "shortage" } => [witness with { Fact = "feasible" }, witness with { Fact = "routed-chunks-covered" }],
        _ => [witness with { Fact = "shortage" }],
    };
}
