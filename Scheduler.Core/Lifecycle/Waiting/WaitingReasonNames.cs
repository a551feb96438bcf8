namespace Scheduler.Core.Lifecycle;

/// <summary>The names of the reasons in files, tables, metrics and logs.</summary>
public static class WaitingReasonNames
{
    private const string LargerThanAnyDisk = "larger-than-any-disk";
    private const string FewerEligibleWorkersThanFloor = "fewer-eligible-workers-than-floor";
    private const string NoRoom = "no-room";

    /// <summary>All reasons, in the order of the enumeration.</summary>
    public static IReadOnlyList<WaitingReason> All { get; } = Enum.GetValues<WaitingReason>();

    /// <summary>The name of a reason.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the enumeration.</exception>
    public static string Of(WaitingReason reason) => reason switch
    {
        WaitingReason.LargerThanAnyDisk => LargerThanAnyDisk,
        WaitingReason.FewerEligibleWorkersThanFloor => FewerEligibleWorkersThanFloor,
        WaitingReason.NoRoom => NoRoom,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "not a reason to wait"),
    };

    /// <summary>The reason of a name.</summary>
    /// <exception cref="ArgumentException">No reason has that name.</exception>
    public static WaitingReason Parse(string name) => name switch
    {
        LargerThanAnyDisk => WaitingReason.LargerThanAnyDisk,
        FewerEligibleWorkersThanFloor => WaitingReason.FewerEligibleWorkersThanFloor,
        NoRoom => WaitingReason.NoRoom,
        _ => throw new ArgumentException($"no reason to wait is named {name}", nameof(name)),
    };
}
