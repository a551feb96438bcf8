using Sim.Engine.Verdicts;

namespace Sim.Engine.Views;

/// <summary>All that a picture knows of one step.</summary>
internal sealed class ViewStep
{
    private readonly HashSet<ViewVerdict> _seen = [];
    private readonly List<ViewVerdict> _verdicts = [];

    /// <summary>What happened, in order.</summary>
    public List<ViewEntry> Entries { get; } = [];

    /// <summary>What the oracles said, in order, each once however often it said the same.</summary>
    public IReadOnlyList<ViewVerdict> Verdicts => _verdicts;

    /// <summary>Adds what an oracle said.</summary>
    public void Add(string oracleId, in Verdict verdict)
    {
        var said = verdict switch
        {
            { Violation: { } violation } => new ViewVerdict(oracleId, "violated", violation.Sentence),
            { Excuse: { } excuse } => new ViewVerdict(oracleId, "excused", excuse),
            _ => new ViewVerdict(oracleId, "holds", null),
        };
        if (_seen.Add(said))
        {
            _verdicts.Add(said);
        }
    }
}
