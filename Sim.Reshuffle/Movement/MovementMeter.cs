using Scheduler.Core;

namespace Sim.Reshuffle.Movement;

/// <summary>
/// Measures what each step moves, by comparing the holders of every chunk before and after. Two accounts must agree at
/// every step: the bytes on disks change by exactly what was downloaded less what was freed.
/// </summary>
/// <param name="sizeBytesOf">Size of the chunk of a row; also of one that is gone.</param>
/// <param name="isRestricted">Whether the chunk of a row is restricted.</param>
internal sealed class MovementMeter(Func<int, long> sizeBytesOf, Func<int, bool> isRestricted)
{
    private readonly List<bool> _wasPlaced = [];
    private readonly ushort[] _gained = new ushort[ushort.MaxValue + 1];
    private readonly ushort[] _lost = new ushort[ushort.MaxValue + 1];
    private HolderLedger _before = HolderLedger.Empty;
    private long _usedBytes;

    /// <summary>Takes a placement as the one that the first step is compared with.</summary>
    /// <returns>What it holds; nothing counts as moved.</returns>
    public StepMovement Start(HolderLedger baseline)
    {
        var movement = WithDisks(StepMovement.None, baseline);
        Remember(baseline, movement.UsedBytes);
        return movement;
    }

    /// <summary>Measures one step.</summary>
    public StepMovement Measure(HolderLedger after, FleetMoment moment)
    {
        Invariant.Require(after.Count >= _before.Count, "chunks keep their rows");
        var (movement, tally) = (StepMovement.None, new WorkerTally(moment.WorkerCount));
        for (var row = 0; row < after.Count; row++)
        {
            if (!_before.PhysicalOf(row).SequenceEqual(after.PhysicalOf(row)) || !_before.IdealOf(row).SequenceEqual(after.IdealOf(row)))
            {
                movement = MeasureChunk(row, after, movement, tally);
            }
        }

        movement = WithDisks(movement, after);
        Invariant.Require(movement.UsedBytes - _usedBytes == movement.DownloadBytes - movement.FreedBytes, "the bytes on disks change by what is downloaded less what is freed");
        Remember(after, movement.UsedBytes);
        return tally.AddTo(movement, moment);
    }

    private StepMovement MeasureChunk(int row, HolderLedger after, StepMovement movement, WorkerTally tally)
    {
        var size = sizeBytesOf(row);
        var before = _before.PhysicalOf(row);
        var now = after.PhysicalOf(row);
        var gained = _gained.AsSpan(0, HolderRows.Except(now, before, _gained));
        var lost = _lost.AsSpan(0, HolderRows.Except(before, now, _lost));
        var dropped = HolderRows.CountExcept(_before.IdealOf(row), after.IdealOf(row));
        tally.Lose(lost, size);
        movement = movement with
        {
            FreedBytes = movement.FreedBytes + (size * lost.Length),
            ShedBytes = movement.ShedBytes + (size * Math.Max(0, dropped - gained.Length)),
            DownloadedCopies = movement.DownloadedCopies + gained.Length,
            RestrictedDownloadBytes = movement.RestrictedDownloadBytes + (isRestricted(row) ? size * gained.Length : 0),
        };
        if (row >= _wasPlaced.Count || !_wasPlaced[row])
        {
            tally.GainNew(gained, size);
            return movement with { NewBytes = movement.NewBytes + (size * gained.Length) };
        }

        var shuffled = Math.Min(gained.Length, dropped);
        tally.GainExisting(gained, size, shuffled > 0);
        return movement with
        {
            ShuffledBytes = movement.ShuffledBytes + (size * shuffled),
            IncreaseBytes = movement.IncreaseBytes + (size * (gained.Length - shuffled)),
            ShuffledChunks = movement.ShuffledChunks + (shuffled > 0 ? 1 : 0),
            ChangedChunks = movement.ChangedChunks + (gained.Length + lost.Length > 0 ? 1 : 0),
        };
    }

    private void Remember(HolderLedger ledger, long usedBytes)
    {
        for (var row = 0; row < ledger.Count; row++)
        {
            var isPlaced = !ledger.PhysicalOf(row).IsEmpty;
            if (row == _wasPlaced.Count)
            {
                _wasPlaced.Add(isPlaced);
            }
            else
            {
                _wasPlaced[row] |= isPlaced;
            }
        }

        (_before, _usedBytes) = (ledger, usedBytes);
    }

    /// <summary>Adds what is on disks after a step.</summary>
    private StepMovement WithDisks(StepMovement movement, HolderLedger ledger)
    {
        var (used, ideal, disks) = (0L, 0L, new long[ushort.MaxValue + 1]);
        for (var row = 0; row < ledger.Count; row++)
        {
            var size = sizeBytesOf(row);
            used = checked(used + (size * ledger.Physical[row].Length));
            ideal += size * ledger.Ideal[row].Length;
            foreach (var holder in ledger.Physical[row])
            {
                disks[holder] += size;
            }
        }

        return movement with { UsedBytes = used, DrainingBytes = used - ideal, FullestUsedBytes = disks.Max() };
    }
}
