using CsCheck;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Movement;

namespace Sim.Reshuffle.Tests.Movement;

/// <summary>Goal: the accounts agree whatever moves. Method: random ledgers, and a second count with sets of pairs.</summary>
public sealed class MovementProperties
{
    private static readonly Gen<(bool[] Held, bool[] Ideal)> Row = Gen.Select(Gen.Bool.Array[6], Gen.Bool.Array[6]);

    [Fact]
    public void Used_bytes_change_by_downloads_less_what_is_freed_and_each_download_has_one_cause() =>
        Gen.Select(Row.Array[0, 5], Row.Array[5, 8]).Sample((before, after) =>
        {
            var meter = new MovementMeter(SizeOf, _ => false);
            var start = meter.Start(Ledger(before));
            var step = meter.Measure(Ledger(after), new FleetMoment(6, _ => true, [], []));
            var (had, has) = (Pairs(before), Pairs(after));

            Assert.Equal(has.Except(had).Sum(pair => SizeOf(pair.Row)), step.DownloadBytes);
            Assert.Equal(had.Except(has).Sum(pair => SizeOf(pair.Row)), step.FreedBytes);
            Assert.Equal(has.Sum(pair => SizeOf(pair.Row)), step.UsedBytes);
            Assert.Equal(has.GroupBy(pair => pair.Worker).Select(group => group.Sum(pair => SizeOf(pair.Row))).DefaultIfEmpty().Max(), step.FullestUsedBytes);
            Assert.Equal(start.UsedBytes + step.DownloadBytes - step.FreedBytes, step.UsedBytes);
            Assert.Equal(has.Except(had).Count(), step.DownloadedCopies);
            Assert.InRange(step.ShuffleShare, 0, 1);
            Assert.True(Math.Min(Math.Min(step.NewBytes, step.ShuffledBytes), Math.Min(step.IncreaseBytes, step.ShedBytes)) >= 0);
        });

    private static long SizeOf(int row) => 10 + row;

    private static HashSet<(int Row, int Worker)> Pairs((bool[] Held, bool[] Ideal)[] rows) =>
        [.. rows.SelectMany((row, index) => Enumerable.Range(0, 6).Where(worker => row.Held[worker]).Select(worker => (index, worker)))];

    /// <summary>The ideal is part of what is held.</summary>
    private static HolderLedger Ledger((bool[] Held, bool[] Ideal)[] rows) => new(
        HolderLists.FromRows([.. rows.Select(row => Enumerable.Range(0, 6).Where(worker => row.Held[worker]).Select(worker => (ushort)worker).ToArray())]),
        HolderLists.FromRows([.. rows.Select(row => Enumerable.Range(0, 6).Where(worker => row.Held[worker] && row.Ideal[worker]).Select(worker => (ushort)worker).ToArray())]));
}
