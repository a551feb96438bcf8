using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Sweeps;

/// <summary>A counter that errs in one way, at one step, in every second run.</summary>
internal sealed class UnsteadySystem(string fault, bool isErring, Recorder recorder) : ISimulatedSystem<int>
{
    public static OracleDescription Oracle { get; } = new("U-01", "steady");

    public bool IsErring { get; } = isErring;

    public int Steps { get; private set; }

    public long NowTicks { get; private set; }

    public bool IsEnabled(int action) => true;

    public ValueTask ExecuteAsync(int action, CancellationToken cancellationToken)
    {
        Steps++;
        var isFaulty = IsErring && Steps == UnsteadyModel.FaultyStep;
        NowTicks += isFaulty && fault == "takes longer" ? 2 : 1;
        recorder.Judge(Oracle, isFaulty && fault == "excuses otherwise" ? Verdict.Excused("erring") : Verdict.Holds);
        if (fault == "says otherwise" && Steps == UnsteadyModel.FaultyStep)
        {
            recorder.Judge(Oracle, Verdict.Violated(new Violation(Oracle.Id, "run", "this", isFaulty ? "first" : "second")));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask FinishAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
