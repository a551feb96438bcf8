namespace Sim.Engine.Walks;

/// <summary>What has been executed of a case so far.</summary>
internal sealed class CaseRun<TAction>(Recorder recorder)
{
    public Recorder Recorder { get; } = recorder;

    public List<TAction> Executed { get; } = [];

    public int RealSteps { get; private set; }

    public void Open(TAction action, string text, bool isReal)
    {
        Executed.Add(action);
        RealSteps += isReal ? 1 : 0;
        Recorder.OpenStep(text);
    }

    public void Close(long timeTicks, string text, ulong streamPositionHash) =>
        Recorder.CloseStep(Executed.Count, timeTicks, text, streamPositionHash);

    /// <summary>Closes a record that is no step. It adds nothing of its own to the trace hash, and is left out if nothing was reported.</summary>
    public void CloseExtra(int step, long timeTicks, string name, ulong streamPositionHash)
    {
        if (Recorder.Log is { IsEmpty: false } log)
        {
            log.CloseStep(step, timeTicks, name, Recorder.Reported?.Violation.Sentence, Recorder.TraceHash, streamPositionHash);
        }
    }
}
