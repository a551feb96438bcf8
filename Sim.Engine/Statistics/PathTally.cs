using System.Runtime.InteropServices;
using Sim.Engine.Verdicts;

namespace Sim.Engine.Statistics;

/// <summary>Counts the passes of one path and the oracles that were asked in each.</summary>
internal sealed class PathTally(JudgingPath path)
{
    private readonly Dictionary<string, (OracleDescription Oracle, long Passes)> _passes = new(StringComparer.Ordinal);
    private readonly List<OracleDescription> _asked = [];
    private long _completed;

    public JudgingPath Path { get; } = path;

    public void Begin() => _asked.Clear();

    /// <summary>Notes that an oracle was asked in the present pass.</summary>
    public void Ask(OracleDescription oracle)
    {
        // A pass asks few oracles: looking through them is cheaper than hashing.
        foreach (var known in _asked)
        {
            if (ReferenceEquals(known, oracle))
            {
                return;
            }
        }

        _asked.Add(oracle);
    }

    /// <summary>Counts the present pass.</summary>
    public void Complete()
    {
        _completed++;
        foreach (var oracle in _asked)
        {
            Add(oracle, passes: 1);
        }
    }

    public void MergeFrom(PathTally other)
    {
        _completed += other._completed;
        foreach (var (oracle, passes) in other._passes.Values)
        {
            Add(oracle, passes);
        }
    }

    /// <summary>That of a summary.</summary>
    public static PathTally Of(PathCount count)
    {
        var tally = new PathTally(count.Path) { _completed = count.Passes };
        foreach (var (oracle, passes) in count.Asked)
        {
            tally.Add(oracle, passes);
        }

        return tally;
    }

    public PathCount Summarise() => new(
        Path,
        _completed,
        [.. _passes.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new OraclePasses(entry.Value.Oracle, entry.Value.Passes))]);

    private void Add(OracleDescription oracle, long passes)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_passes, oracle.Id, out _);
        entry = (oracle, entry.Passes + passes);
    }
}
