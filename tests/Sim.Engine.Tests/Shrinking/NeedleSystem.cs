using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Shrinking;

/// <summary>Fails once it has executed every needle, in any order. A step that is no needle is hay; a negative one is disabled, and a needle all the same.</summary>
internal sealed class NeedleSystem(NeedleConfiguration configuration, Recorder recorder) : ISimulatedSystem<int>
{
    public static OracleDescription Oracle { get; } = new("N-01", "the needles are never all there");

    private readonly HashSet<int> _missing = [.. configuration.Needles];

    public long NowTicks => 0;

    public bool IsEnabled(int action) => action >= 0;

    public ValueTask ExecuteAsync(int action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (action == configuration.Trap && !_missing.Contains(action - 1))
        {
            _missing.Remove(action);
        }
        else if (action == configuration.Trap)
        {
            recorder.Judge(Oracle, Verdict.Violated(new Violation(Oracle.Id, "trap", "the trap", "stepped into the trap")));
        }
        else
        {
            _missing.Remove(action);
        }

        if (_missing.Count == 0)
        {
            recorder.Judge(Oracle, Verdict.Violated(new Violation(Oracle.Id, "needles", "all", "all needles are there")));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask FinishAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
