using Scheduler.Core;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Movement;

namespace Sim.Reshuffle.Tests.Movement;

/// <summary>Goal: movement is counted once and under the right name. Chunks have 100 bytes.</summary>
public sealed class MovementCases
{
    private readonly MovementMeter _meter = new(_ => 100, row => row == 7);

    [Fact]
    public void A_move_across_a_drain_is_a_download_first_and_freed_later()
    {
        _meter.Start(Ledger([[0]], [[0]]));

        var first = Measure([[0, 1]], [[1]]);
        Assert.Equal((1, 100L, 100L, 0L, 0L), (first.ShuffledChunks, first.ShuffledBytes, first.DownloadBytes, first.FreedBytes, first.ShedBytes));
        Assert.Equal((1.0, 200L, 100L), (first.ShuffleShare, first.UsedBytes, first.DrainingBytes));

        var second = Measure([[1]], [[1]]);
        Assert.Equal((0, 0L, 100L, 100L, 0L), (second.ShuffledChunks, second.DownloadBytes, second.FreedBytes, second.UsedBytes, second.DrainingBytes));
    }

    [Fact]
    public void A_copy_that_goes_stale_and_comes_back_moves_nothing_and_is_shed_once()
    {
        _meter.Start(Ledger([[0, 1]], [[0, 1]]));

        var stale = Measure([[0, 1]], [[0]]);
        Assert.Equal((0L, 0L, 100L), (stale.DownloadBytes, stale.FreedBytes, stale.ShedBytes));

        var back = Measure([[0, 1]], [[0, 1]]);
        Assert.Equal((0L, 0L, 0L), (back.DownloadBytes, back.FreedBytes, back.ShedBytes));
    }

    [Fact]
    public void A_download_without_a_dropped_holder_is_an_increase()
    {
        _meter.Start(Ledger([[0]], [[0]]));

        var step = Measure([[0, 1]], [[0, 1]]);

        Assert.Equal((100L, 0L, 0.0, 1), (step.IncreaseBytes, step.ShuffledBytes, step.ShuffleShare, step.ChangedChunks));
    }

    [Fact]
    public void A_chunk_that_vanishes_is_freed_with_the_size_it_had()
    {
        _meter.Start(Ledger([[0, 1]], [[0, 1]]));

        Assert.Equal(200, Measure([[]], [[]]).FreedBytes);
    }

    [Fact]
    public void A_chunk_is_new_only_until_it_is_placed_for_the_first_time()
    {
        _meter.Start(Ledger([[0]], [[0]]));

        Assert.Equal((0L, 0L), (Measure([[0], []], [[0], []]).NewBytes, 0L));
        Assert.Equal((200L, 2), (Measure([[0], [1, 2]], [[0], [1, 2]]) is var placed ? placed.NewBytes : -1, placed.WorkersReceivingNew));
        Measure([[0], []], [[0], []]);
        var again = Measure([[0], [1]], [[0], [1]]);
        Assert.Equal((0L, 100L, 1), (again.NewBytes, again.IncreaseBytes, again.WorkersReceivingExisting));
    }

    [Fact]
    public void Workers_are_counted_once_and_those_that_left_do_not_lose()
    {
        _meter.Start(Ledger([[0, 1], [1, 2]], [[0, 1], [1, 2]]));

        var step = _meter.Measure(Ledger([[0, 3], [2, 3]], [[0, 3], [2, 3]]), new FleetMoment(4, worker => worker != 1, [3], []));

        Assert.Equal((0, 1, 1), (step.WorkersLosing, step.WorkersReceivingExisting, step.WorkersReceivingShuffled));
        Assert.Equal((200L, 200L, 0L), (step.JoinedDownloadBytes, step.ShuffledBytes, step.LargestGainBytes));
    }

    [Fact]
    public void A_ledger_that_loses_rows_is_refused()
    {
        _meter.Start(Ledger([[0]], [[0]]));

        Assert.Throws<InvariantViolatedException>(() => Measure([], []));
    }

    private StepMovement Measure(ushort[][] physical, ushort[][] ideal) => _meter.Measure(Ledger(physical, ideal), new FleetMoment(4, _ => true, [], []));

    private static HolderLedger Ledger(ushort[][] physical, ushort[][] ideal) => new(HolderLists.FromRows(physical), HolderLists.FromRows(ideal));
}
