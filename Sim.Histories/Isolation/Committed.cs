using System.Collections.Immutable;

namespace Sim.Histories.Isolation;

/// <summary>What of a transaction counts.</summary>
internal static class Committed
{
    /// <summary>The reads whose results are known.</summary>
    public static IEnumerable<ListOperation.Read> ReadsOf(Call<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> call) =>
        call.Outcome == CallOutcome.Ok ? call.Output.OfType<ListOperation.Read>() : [];
}
