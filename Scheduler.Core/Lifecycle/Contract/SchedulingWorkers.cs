namespace Scheduler.Core.Lifecycle;

/// <summary>Workers by columns: entry i of every array belongs to the same worker.</summary>
/// <param name="Pks">Keys, ascending.</param>
/// <param name="PeerIds">Identities.</param>
/// <param name="Versions">Software versions; null if unknown.</param>
public sealed record SchedulingWorkers(WorkerPk[] Pks, string[] PeerIds, string?[] Versions)
{
    /// <summary>Number of workers.</summary>
    public int Count => Pks.Length;
}
