using System.Text;
using Semver;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Rings and walks: sort the workers by hash for every walk, find the first at or above, rotate.</summary>
internal sealed class JudgeWalks(JudgeInput input)
{
    private readonly Dictionary<int, List<(ulong Hash, int Worker)>> _rings = [];

    public IEnumerable<int> Walk(int chunk, int tag)
    {
        var hash = input.Hash([.. Encoding.UTF8.GetBytes(input.Chunks[chunk].Dataset + "/" + input.Chunks[chunk].Id + ":"), (byte)tag, (byte)(tag >> 8)]);
        var ring = Ring((int)(hash % (ulong)input.Rings));
        var start = Math.Max(0, ring.FindIndex(entry => entry.Hash >= hash));
        return ring.Skip(start).Concat(ring.Take(start)).Select(entry => entry.Worker);
    }

    public bool IsEligible(int chunk, int worker) =>
        input.Chunks[chunk].Minimum is not { } minimum
        || (input.Workers[worker].Version is { } version && SemVersion.ComparePrecedence(version, minimum) >= 0);

    /// <summary>Restricted chunks first, each group in input order.</summary>
    public IEnumerable<int> Order(bool restricted) =>
        Enumerable.Range(0, input.Chunks.Count).Where(chunk => input.Chunks[chunk].Minimum is not null == restricted);

    public List<int> Order() => [.. Order(restricted: true), .. Order(restricted: false)];

    private List<(ulong Hash, int Worker)> Ring(int ring)
    {
        if (!_rings.TryGetValue(ring, out var entries))
        {
            entries = [.. input.Workers
                .Select((worker, position) => (Hash: input.Hash([.. worker.Identity, (byte)':', (byte)ring, (byte)(ring >> 8)]), Worker: position))
                .OrderBy(entry => entry.Hash).ThenBy(entry => entry.Worker)];
            _rings.Add(ring, entries);
        }

        return entries;
    }
}
