using System.Collections.Immutable;
using Sim.Engine.Tracing;

namespace Sim.Engine.Walks;

/// <summary>Collects what is reported during one step, and the records of all steps so far.</summary>
internal sealed class StepLog
{
    private readonly List<TracePart> _parts = [];
    private readonly List<TracePart> _verdicts = [];
    private readonly List<string> _lines = [];
    private readonly ImmutableArray<StepRecord>.Builder _records = ImmutableArray.CreateBuilder<StepRecord>();

    public ImmutableArray<StepRecord> Records => _records.ToImmutable();

    /// <summary>Whether nothing was reported since the last step was closed.</summary>
    public bool IsEmpty => _parts.Count == 0 && _verdicts.Count == 0 && _lines.Count == 0;

    public void AddPart(string name, ulong value) => _parts.Add(new TracePart(name, value));

    public void AddVerdict(string oracleId, ulong value) => _verdicts.Add(new TracePart(oracleId, value));

    public void AddLine(string line) => _lines.Add(line);

    public void CloseStep(int step, long timeTicks, string action, string? violation, ulong traceHash, ulong streamPositionHash)
    {
        _records.Add(new StepRecord
        {
            Step = step,
            TimeTicks = timeTicks,
            Action = action,
            Parts = [.. _parts],
            Verdicts = [.. _verdicts],
            Lines = [.. _lines],
            Violation = violation,
            TraceHash = traceHash,
            StreamPositionHash = streamPositionHash,
        });
        _parts.Clear();
        _verdicts.Clear();
        _lines.Clear();
    }
}
