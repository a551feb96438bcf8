using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

internal sealed partial class ChunkLedger
{
    /// <summary>The newest tick of any call; null before the first.</summary>
    public Tick? NewestTick { get; private set; }

    /// <summary>Takes note of the tick of a call. An older one than the newest changes nothing.</summary>
    public void ApplyTick(Tick now)
    {
        if (NewestTick is { } newest && now <= newest)
        {
            return;
        }

        NewestTick = now;
        _views.ForgetWhole();
    }
}
