namespace Sim.Models.Network;

/// <summary>What waits in the queue of a timed case.</summary>
public enum NetworkEventKind
{
    /// <summary>A worker asks for the newest assignment.</summary>
    WorkerPoll,

    /// <summary>A portal asks for the newest assignment.</summary>
    PortalPoll,

    /// <summary>An answer arrives at a worker.</summary>
    WorkerDelivery,

    /// <summary>An answer arrives at a portal.</summary>
    PortalDelivery,

    /// <summary>A download of a worker ends.</summary>
    DownloadEnd,

    /// <summary>Some worker is gone.</summary>
    Departure,

    /// <summary>A cycle is due.</summary>
    Cycle,

    /// <summary>Somebody adds, corrects, removes, joins, or asks whether all is at rest.</summary>
    Workload,
}
