using System.Text;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>An input as the judge sees it: one object per chunk and worker.</summary>
internal sealed record JudgeInput(
    IReadOnlyList<JudgeChunk> Chunks,
    IReadOnlyList<JudgeWorker> Workers,
    long Capacity,
    double Saturation,
    int Floor,
    bool IgnoreReliability,
    int Rings,
    Func<byte[], ulong> Hash)
{
    public static JudgeInput Of(PlacementInput input, Func<byte[], ulong> hash) => new(
        [.. Enumerable.Range(0, input.Chunks.Count).Select(chunk => new JudgeChunk(
            input.Chunks.DatasetNames[input.Chunks.Datasets[chunk]],
            Encoding.UTF8.GetString(input.Chunks.Ids[chunk]),
            input.Chunks.SizesBytes[chunk],
            input.Chunks.Weights[chunk],
            input.Chunks.MinimumVersions[chunk] < 0 ? null : input.Chunks.Versions[input.Chunks.MinimumVersions[chunk]],
            input.Chunks.Visible[chunk],
            Row(input.Held, chunk),
            Row(input.Committed, chunk),
            Row(input.Routed, chunk)))],
        [.. Enumerable.Range(0, input.Workers.Count).Select(worker => new JudgeWorker(
            input.Workers.Identities[worker],
            input.Workers.Statuses[worker] == WorkerStatus.Online,
            input.Workers.Versions[worker],
            input.Workers.UsedBytes[worker],
            input.UnplannedBytes.Length == 0 ? 0 : input.UnplannedBytes[worker]))],
        input.Configuration.WorkerCapacityBytes,
        input.Configuration.Saturation,
        input.Configuration.MinimumReplication,
        input.Configuration.IgnoreReliability,
        input.Configuration.Rings,
        hash);

    private static int[] Row(HolderLists lists, int chunk) => [.. lists[chunk].ToArray().Select(worker => (int)worker)];
}
