using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    private InMemorySchedulerStorage(InMemorySchedulerStorage former)
    {
        (_logger, _phases, _leapLimitTicks) = (former._logger, former._phases, former._leapLimitTicks);
        (_datasetKeys, _chunkKeys, _workerKeys) = (former._datasetKeys, former._chunkKeys, former._workerKeys);
        _clock = new ClockGuard(_leapLimitTicks);
        _ledger = former._ledger.Reload();
        _identities = [.. former._identities];
    }

    /// <summary>
    /// Ends this storage and begins another with the rows that it stored, as a host does that crashed and came back to its
    /// database: nothing that was worked out from the rows is left, nor any consent to a leap.
    /// </summary>
    public InMemorySchedulerStorage Restart()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _isDisposed = true;
        return new InMemorySchedulerStorage(this);
    }
}
