namespace Scheduler.Core.Ledger;

/// <summary>Counts the changes of something, so that what was worked out from it knows whether it still holds.</summary>
internal sealed class Stamp
{
    /// <summary>Changes so far.</summary>
    public long Count { get; private set; }

    /// <summary>Something has changed.</summary>
    public void Touch() => Count++;
}
