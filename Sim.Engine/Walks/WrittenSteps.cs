using System.Collections.Immutable;

namespace Sim.Engine.Walks;

/// <summary>The steps of a walk, in order.</summary>
internal sealed class WrittenSteps<TAction, TSystem>(ImmutableArray<TAction> steps, ReplayMode mode) : IStepSource<TAction, TSystem>
    where TSystem : ISimulatedSystem<TAction>
{
    private int _next;

    public int RejectedActions { get; private set; }

    public ulong StreamPositionHash => 0;

    public bool IsExhausted => _next >= steps.Length;

    public bool TryNext(TSystem system, out TAction action)
    {
        while (_next < steps.Length)
        {
            action = steps[_next++];
            if (mode == ReplayMode.Unconditional || system.IsEnabled(action))
            {
                return true;
            }

            RejectedActions++;
        }

        action = default!;
        return false;
    }
}
