using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Walks;

/// <summary>A system that does exactly what its actions say, to see what the runner makes of it.</summary>
internal sealed class ScriptedSystem(Recorder recorder, bool isAskingOneMore = false) : ISimulatedSystem<ScriptedAction>
{
    public static OracleDescription Oracle { get; } = new("T-01", "as scripted");

    /// <summary>An oracle that is asked before every step if the system was built so, and never objects.</summary>
    public static OracleDescription OneMore { get; } = new("T-02", "content with everything");

    public static FactDescription Fact { get; } = new("scripted fact", nameof(ScriptedSystem));

    public long NowTicks { get; private set; }

    public bool IsDisposed { get; private set; }

    public bool IsFinished { get; private set; }

    public string FinishKind { get; private set; } = "nothing";

    public bool IsEnabled(ScriptedAction action) => action.Kind != "disabled";

    public ValueTask ExecuteAsync(ScriptedAction action, CancellationToken cancellationToken)
    {
        NowTicks++;
        if (isAskingOneMore)
        {
            recorder.Judge(OneMore, Verdict.Holds);
        }

        return PerformAsync(action.Kind, action.Text, cancellationToken);
    }

    public ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        IsFinished = true;
        return PerformAsync(FinishKind, "finish", cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }

    private async ValueTask PerformAsync(string kind, string text, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case "hold":
                recorder.Judge(Oracle, Verdict.Holds);
                break;
            case "excuse":
                recorder.Judge(Oracle, Verdict.Excused(text));
                break;
            case "violate":
                recorder.Judge(Oracle, Violated(text));
                break;
            case "violate and swallow":
                Swallow(text);
                break;
            case "violate and wrap":
                Wrap(text);
                break;
            case "throw":
                throw new InvalidOperationException(text);
            case "throw later":
                await Task.Yield();
                throw new InvalidOperationException(text);
            case "throw a judgement":
                throw new OracleViolatedException(Oracle, Violated(text).Violation!);
            case "notice cancellation":
                cancellationToken.ThrowIfCancellationRequested();
                break;
            case "cancel by itself":
                throw new OperationCanceledException(text);
            case "fail at the end":
                FinishKind = "violate";
                break;
            case "fold":
                recorder.Fold(text, 7);
                break;
            case "trace":
                recorder.Trace(text);
                break;
            case "report":
                recorder.Label(text);
                recorder.Classify(text.Length > 1, "long text");
                recorder.Measure("text length", text.Length);
                recorder.See(Fact);
                recorder.Visit((ulong)text.Length);
                break;
        }
    }

    private void Swallow(string text)
    {
        try
        {
            recorder.Judge(Oracle, Violated(text));
        }
        catch (OracleViolatedException)
        {
            // What a careless system might do.
        }
    }

    private void Wrap(string text)
    {
        try
        {
            recorder.Judge(Oracle, Violated(text));
        }
        catch (OracleViolatedException exception)
        {
            throw new InvalidOperationException("wrapped", exception);
        }
    }

    private static Verdict Violated(string text) => Verdict.Violated(new Violation(Oracle.Id, "thing", text, $"{text} is wrong"));
}
