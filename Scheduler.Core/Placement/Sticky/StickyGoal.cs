namespace Scheduler.Core.Placement;

/// <summary>A goal in which every chunk has its floor, but for those that wait, and the step from what is held towards it.</summary>
internal sealed class StickyGoal
{
    private readonly CandidateWorkers _candidates;

    private StickyGoal(StickyState state, CandidateWorkers candidates)
    {
        State = state;
        _candidates = candidates;
    }

    /// <summary>The plan in the making.</summary>
    public StickyState State { get; }

    /// <summary>Seats floors.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="targets">Targets of what takes part, asked for once more if new chunks had to be left out.</param>
    public static StickyGoal Reach(StickyState state, Func<int[]> targets)
    {
        var relief = OverfullRelief.Run(state);
        var candidates = new CandidateWorkers(state, WantedBytes(state));
        using (var seating = new FloorSeating(state, candidates, relief))
        {
            seating.Run();
        }

        if (state.Needs.AreFinal)
        {
            return new StickyGoal(state, candidates);
        }

        state.Retarget(targets());
        return new StickyGoal(state, new CandidateWorkers(state, WantedBytes(state)));
    }

    /// <summary>Places what disks have room for, sheds what is too much, grows what is too little, evens out.</summary>
    /// <param name="balanceTolerance">Share of the mean by which a worker may exceed it before copies move away.</param>
    /// <returns>The rows to publish.</returns>
    public HolderLists Step(double balanceTolerance)
    {
        ExcessTrimming.DropUnheld(State);
        var placement = new FreshPlacement(State, _candidates);
        placement.Run();
        ExcessTrimming.Run(State, placement);
        placement.TryAgain();
        BonusGrowth.Run(State, _candidates, placement);
        if (placement.IsComplete && !State.IsMakingRoom)
        {
            new LoadBalancing(State, balanceTolerance).Run();
        }

        State.RequireDiskBytes(placement);
        return new StickyPublication(State, placement).Rows();
    }

    private static Int128 WantedBytes(StickyState state)
    {
        Int128 bytes = 0;
        for (var chunk = 0; chunk < state.ChunkCount; chunk++)
        {
            bytes += (Int128)state.SizesBytes[chunk] * Math.Max(0, state.Targets[chunk] - state.Goal.CountOf(chunk));
        }

        return bytes;
    }
}
