using System.Text.RegularExpressions;
using Sim.Approvals;
using Sim.Engine.Tracing;
using Sim.Models.World;

namespace Sim.EndToEnd.Regressions;

/// <summary>
/// Goal: what a trace says changes only on purpose. Method: the traces of three captured walks, which between them show an
/// eviction, a chain of corrections, a departure, a shortage and a probe, are compared with approved ones; without the
/// hashes, which say nothing to a reader and change with every oracle that is added.
/// </summary>
public sealed partial class ApprovedTraceTests
{
    [Fact]
    public async Task The_trace_of_an_eviction_is_as_approved() =>
        Approve.Text("cr-02-bonus-copies-block-a-floor", await TraceOfAsync("cr-02-bonus-copies-block-a-floor"));

    [Fact]
    public async Task The_trace_of_a_correction_chain_is_as_approved() =>
        Approve.Text("cr-06-correction-chain-keeps-its-range", await TraceOfAsync("cr-06-correction-chain-keeps-its-range"));

    [Fact]
    public async Task The_trace_of_a_departure_and_a_shortage_is_as_approved() =>
        Approve.Text("cr-12-no-stale-row-for-a-deleted-worker", await TraceOfAsync("cr-12-no-stale-row-for-a-deleted-worker"));

    private static async Task<string> TraceOfAsync(string name)
    {
        var result = await CapturedWalks.ReplayAsync(CapturedWalks.Read(name), [], InMemoryStorageProvider.Name, isTracing: true);
        return HashAtLineEnd().Replace(TraceText.Render(result.Outcome.Records), "");
    }

    [GeneratedRegex("  [0-9a-f]{16}$", RegexOptions.Multiline)]
    private static partial Regex HashAtLineEnd();
}
