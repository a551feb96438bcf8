using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sim.Engine.Verdicts;

namespace Sim.Engine.Statistics;

/// <summary>Counts what one oracle says.</summary>
internal sealed class OracleTally(OracleDescription oracle)
{
    private readonly SortedDictionary<string, long> _excused = new(StringComparer.Ordinal);
    private long _judged;
    private long _fired;

    public OracleDescription Oracle { get; } = oracle;

    /// <summary>Hash of the oracle's id, kept because every judgement folds it.</summary>
    public ulong IdHash { get; } = XxHash64.HashToUInt64(MemoryMarshal.AsBytes(oracle.Id.AsSpan()));

    public void Count(in Verdict verdict)
    {
        if (verdict.Excuse is { } reason)
        {
            _excused[reason] = _excused.GetValueOrDefault(reason) + 1;
            return;
        }

        _judged++;
        if (verdict.Violation is not null)
        {
            _fired++;
        }
    }

    public void MergeFrom(OracleTally other)
    {
        _judged += other._judged;
        _fired += other._fired;
        foreach (var (reason, count) in other._excused)
        {
            _excused[reason] = _excused.GetValueOrDefault(reason) + count;
        }
    }

    /// <summary>That of a summary.</summary>
    public static OracleTally Of(OracleCount count)
    {
        var tally = new OracleTally(count.Oracle) { _judged = count.Judged, _fired = count.Fired };
        foreach (var (reason, times) in count.Excused)
        {
            tally._excused.Add(reason, times);
        }

        return tally;
    }

    public OracleCount Summarise() =>
        new(Oracle, _judged, [.. _excused.Select(entry => new LabelCount(entry.Key, entry.Value))], _fired);
}
