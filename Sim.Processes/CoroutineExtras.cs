using System.Runtime.ExceptionServices;

namespace Sim.Processes;

/// <summary>What few calls have, kept apart so that the others are small.</summary>
internal sealed class CoroutineExtras
{
    private WaitChain _subscribers;

    public string? Name { get; set; }

    public ExceptionDispatchInfo? Failure { get; set; }

    public ref WaitChain Subscribers => ref _subscribers;
}
