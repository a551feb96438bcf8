namespace Sim.Reshuffle.Movement;

/// <summary>What single workers gain and lose in one step.</summary>
/// <param name="workers">Number of positions.</param>
internal sealed class WorkerTally(int workers)
{
    private readonly long[] _newBytes = new long[workers];
    private readonly long[] _existingBytes = new long[workers];
    private readonly bool[] _isReceivingNew = new bool[workers];
    private readonly bool[] _isReceivingExisting = new bool[workers];
    private readonly bool[] _isReceivingShuffled = new bool[workers];
    private readonly bool[] _isLosing = new bool[workers];
    private readonly long[] _lostBytes = new long[workers];

    /// <summary>Enters the gained copies of a chunk that was never placed before.</summary>
    public void GainNew(ReadOnlySpan<ushort> holders, long sizeBytes)
    {
        foreach (var holder in holders)
        {
            _newBytes[holder] += sizeBytes;
            _isReceivingNew[holder] = true;
        }
    }

    /// <summary>Enters the gained copies of a known chunk.</summary>
    public void GainExisting(ReadOnlySpan<ushort> holders, long sizeBytes, bool isShuffled)
    {
        foreach (var holder in holders)
        {
            _existingBytes[holder] += sizeBytes;
            _isReceivingExisting[holder] = true;
            _isReceivingShuffled[holder] |= isShuffled;
        }
    }

    /// <summary>Enters the lost copies of a chunk.</summary>
    public void Lose(ReadOnlySpan<ushort> holders, long sizeBytes)
    {
        foreach (var holder in holders)
        {
            _lostBytes[holder] += sizeBytes;
            _isLosing[holder] = true;
        }
    }

    /// <summary>Adds the figures of workers to those of the step.</summary>
    public StepMovement AddTo(StepMovement movement, FleetMoment moment)
    {
        var stays = new bool[workers];
        for (var worker = 0; worker < workers; worker++)
        {
            stays[worker] = moment.IsPresent(worker) && !moment.Joined.Contains(worker);
        }

        return movement with
        {
            WorkersReceivingNew = _isReceivingNew.Count(static flag => flag),
            WorkersReceivingExisting = _isReceivingExisting.Count(static flag => flag),
            WorkersReceivingShuffled = _isReceivingShuffled.Count(static flag => flag),
            WorkersLosing = Enumerable.Range(0, workers).Count(worker => _isLosing[worker] && stays[worker]),
            LargestGainBytes = Enumerable.Range(0, workers).Where(worker => stays[worker]).Select(worker => _existingBytes[worker]).DefaultIfEmpty().Max(),
            LargestLossBytes = Enumerable.Range(0, workers).Where(worker => stays[worker]).Select(worker => _lostBytes[worker]).DefaultIfEmpty().Max(),
            JoinedDownloadBytes = moment.Joined.Sum(worker => _newBytes[worker] + _existingBytes[worker]),
            JudgedDownloadBytes = moment.Judged.Sum(worker => _newBytes[worker] + _existingBytes[worker]),
        };
    }
}
