using System.Globalization;
using Sim.Reshuffle.Runs;
using Sim.Reshuffle.Sizes;

namespace Sim.Reshuffle.Report;

/// <summary>The columns of the table of steps, on the terminal and in the report.</summary>
public static class ReportColumns
{
    /// <summary>All columns.</summary>
    public static IReadOnlyList<ReportColumn> All { get; } =
    [
        new("step", static step => Number(step.Step), IsAlwaysShown: true),
        new("new", static step => WithRestricted(step.NewChunks, step.NewRestrictedChunks), IsAlwaysShown: true),
        new("copied", static step => Number(step.CopiedOrReplacedChunks)),
        new("chunks", static step => WithRestricted(step.TotalChunks, step.TotalRestrictedChunks), IsAlwaysShown: true),
        new("copies", static step => string.Join(' ', step.Classes.Select(CopiesOf)), IsAlwaysShown: true),
        new("new data", static step => Bytes(step.Movement.NewBytes), IsAlwaysShown: true),
        new("shuffled (chunks)", static step => step.Movement.ShuffledChunks == 0 ? "0" : $"{Bytes(step.Movement.ShuffledBytes)} ({Number(step.Movement.ShuffledChunks)})"),
        new("more copies", static step => Bytes(step.Movement.IncreaseBytes)),
        new("download", static step => Bytes(step.Movement.DownloadBytes), IsAlwaysShown: true),
        new("restricted", static step => Bytes(step.Movement.RestrictedDownloadBytes)),
        new("given up", static step => Bytes(step.Movement.ShedBytes)),
        new("freed", static step => Bytes(step.Movement.FreedBytes)),
        new("used", static step => Percent(step.UsedShare), IsAlwaysShown: true),
        new("fullest", static step => Percent(step.FullestShare)),
        new("draining", static step => Percent(step.DrainingShare)),
        new("evicted", static step => Number(step.EvictedCopies)),
        new("waiting", static step => Number(step.ExcludedChunks)),
        new("missed reads", static step => Number(step.Readers.MissedRoutes)),
        new("unreadable", static step => Number(step.Readers.UnreadableChunks)),
        new("workers", static step => Number(step.Workers), IsAlwaysShown: true),
        new("upgraded", static step => Number(step.UpgradedWorkers)),
        new("at: new", static step => Number(step.Movement.WorkersReceivingNew)),
        new("at: lost", static step => Number(step.Movement.WorkersLosing)),
        new("at: shuffled", static step => Number(step.Movement.WorkersReceivingShuffled)),
    ];

    /// <summary>The columns that say something about some steps.</summary>
    public static IReadOnlyList<ReportColumn> For(IReadOnlyList<StepRecord> steps) => [.. All.Where(column => column.SaysSomething(steps))];

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => (share * 100).ToString("F1", CultureInfo.InvariantCulture) + " %";

    /// <summary>An amount of bytes, where 0 has no unit.</summary>
    public static string Bytes(long bytes) => bytes == 0 ? "0" : ByteSize.Format(bytes);

    private static string CopiesOf(ClassCopies copies) => copies.Minimum == copies.Target
        ? string.Create(CultureInfo.InvariantCulture, $"{copies.Weight}:{copies.Target}")
        : string.Create(CultureInfo.InvariantCulture, $"{copies.Weight}:{copies.Target}(min {copies.Minimum})");

    private static string WithRestricted(long all, long restricted) => restricted == 0 ? Number(all) : $"{Number(all)} ({Number(restricted)})";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
