namespace Scheduler.Placement.Reference;

/// <summary>Finds a worker for one replica and charges it.</summary>
internal interface ISimpleSeating
{
    /// <summary>Walks the replica's ring and seats it on the first worker that accepts it.</summary>
    /// <param name="chunk">Row of the chunk.</param>
    /// <param name="tag">Ordinal of the copy.</param>
    /// <returns>False if the whole ring refuses.</returns>
    bool TrySeat(int chunk, int tag);
}
