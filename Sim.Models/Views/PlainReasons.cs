using System.Globalization;
using Scheduler.Core.Lifecycle;

namespace Sim.Models.Views;

/// <summary>Why copies changed at moments that decide nothing of them one by one.</summary>
/// <param name="of">Says it of one change.</param>
internal sealed class PlainReasons(Func<CopyChange, string> of) : ICopyReasons
{
    /// <summary>The housekeeping of workers that have been away for too long.</summary>
    public static PlainReasons Collection { get; } = new(_ => "collection, 22.4: its worker was forgotten, with its drains");

    /// <summary>A visibility cycle.</summary>
    public static PlainReasons Visibility { get; } = new(change => change.After.AnchorTick is not null
        ? "visibility, VIS-6: the removal is confirmed and this portal assignment does not route to it any more, so its window starts (22.7)"
        : "visibility, VIS-7: published");

    /// <summary>The roster changed.</summary>
    public static PlainReasons Roster { get; } = new(change => change.Before.IsOnDisk && !change.After.IsOnDisk
        ? "roster, WRK-1: its worker departed, and the disk with it"
        : change.Before.IsDownloading && !change.After.IsDownloading
            ? "roster, WRK-1: its worker departed before it was downloaded"
            : "roster, WRK-3: its worker returned; its disk is taken to be empty");

    /// <summary>A worker fell silent.</summary>
    public static PlainReasons Silence { get; } = new(_ => "worker, WRK-1: the machine is gone with its disk, and nobody has noticed yet");

    /// <summary>What is left at the end of a step.</summary>
    public static PlainReasons Step { get; } = new(_ => "step: as the step left it");

    /// <inheritdoc/>
    public string Of(CopyChange change) => of(change);

    /// <summary>The routing follows a confirmation.</summary>
    public static PlainReasons Confirmation(WorkerAssignmentId reached) => new(change => string.Create(
        CultureInfo.InvariantCulture,
        $"confirmation, DIFF-2: assignment {reached} is confirmed, so the routing {(change.After.IsRouted ? "names it" : "does not name it any more")}"));

    /// <summary>A worker followed an assignment.</summary>
    public static PlainReasons Disks(WorkerAssignmentId followed) => new(change => string.Create(
        CultureInfo.InvariantCulture,
        $"worker, CYC-18: {(change.After.IsOnDisk ? "downloaded as" : change.Before.IsOnDisk ? "deleted: not listed by" : change.After.IsDownloading ? "to be downloaded: listed by" : "not downloaded any more: not listed by")} assignment {followed}{(change.After.IsOnDisk ? " lists it" : "")}"));
}
