using System.Globalization;

namespace Sim.Models.Views;

/// <summary>How a copy stands: what the scheduler says of it, what is on the disk, and whether readers are sent to it.</summary>
internal readonly record struct CopyStanding
{
    /// <summary>Whether the newest plan wants it.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>Number of the assignment that gave it up, while it is served until it has drained; null otherwise.</summary>
    public long? SupersededAt { get; init; }

    /// <summary>Tick at which its window began; null while that is pending, or if it does not drain.</summary>
    public long? AnchorTick { get; init; }

    /// <summary>Whether it is on the disk.</summary>
    public bool IsOnDisk { get; init; }

    /// <summary>Whether the worker has yet to download it.</summary>
    public bool IsDownloading { get; init; }

    /// <summary>Whether the confirmed routing names it.</summary>
    public bool IsRouted { get; init; }

    /// <summary>Whether it drains, pending or not.</summary>
    public bool IsDraining => SupersededAt is not null;

    /// <summary>In words; null if there is no such copy.</summary>
    public string? Text
    {
        get
        {
            var disk = IsOnDisk ? "on disk" : IsDownloading ? "downloading" : null;
            var scheduler = IsPlanned ? "planned"
                : AnchorTick is { } tick ? string.Create(CultureInfo.InvariantCulture, $"draining since tick {tick}")
                : SupersededAt is { } number ? string.Create(CultureInfo.InvariantCulture, $"given up by assignment {number}, window pending")
                : disk is null ? null : "not listed any more";
            var words = new[] { scheduler, disk ?? (scheduler is null ? null : "not on disk"), IsRouted ? "routed" : null }.OfType<string>();
            return string.Join(", ", words) is { Length: > 0 } text ? text : null;
        }
    }
}
