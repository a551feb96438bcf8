using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Shrinking;

/// <summary>Fails at a step that its walk has no part in.</summary>
/// <param name="failsAt">The step, from 1.</param>
internal sealed class FlakySystem(int failsAt) : ISimulatedSystem<int>
{
    private int _steps;

    public long NowTicks => _steps;

    public bool IsEnabled(int action) => true;

    public ValueTask ExecuteAsync(int action, CancellationToken cancellationToken) =>
        ++_steps == failsAt ? throw new InvalidOperationException("now") : ValueTask.CompletedTask;

    public ValueTask FinishAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
