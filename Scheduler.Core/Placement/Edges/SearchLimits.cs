using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Limits that end the searches of the planner <c>sticky</c>. With others it may find another plan; what it promises holds under any.</summary>
public sealed record SearchLimits
{
    /// <summary>What hosts use.</summary>
    public static SearchLimits Usual { get; } = new();

    /// <summary>Limits at 2 or 3 wherever a search ends because it has seen enough. What is found for certain in a small fleet still is.</summary>
    public static SearchLimits Small { get; } = new()
    {
        PackingOrders = 2,
        PackingExchanges = 2,
        VainEfforts = 2,
        WorkersCompared = 2,
        SearchedFleet = 2,
    };

    /// <summary>
    /// Every limit at 2 or 3, or at what goes with 3 workers: small fleets are planned as large ones are. Nothing is certain to be found
    /// then, so that a crowded fleet may leave chunks waiting that moves lead to, or move copies to and fro.
    /// </summary>
    public static SearchLimits Smallest { get; } = Small with
    {
        SmallFleetSeats = 3,
        MovedWorkers = 3,
        MovedSeats = 9,
        MovedArrangements = 3,
        MovedRows = 9,
        PackedWorkers = 3,
        PackingFrames = 9,
        PackingSteps = 3,
        PackingStepsBesideGoal = 2,
        SeatsPackedAnew = 9,
    };

    /// <summary>Chunks times workers up to which many orders and packings are tried; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public long SmallFleetSeats
    {
        get;
        init => field = Bounded.Require(0, value, long.MaxValue, nameof(SmallFleetSeats));
    }

    = 100_000;

    /// <summary>Workers up to which series of moves are searched: they are the bits of one number; 0 to 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MovedWorkers
    {
        get;
        init => field = Bounded.Require(0, value, 64, nameof(MovedWorkers));
    }

    = 64;

    /// <summary>Chunks times workers up to which series of moves are searched, which is what one arrangement costs to look at; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public long MovedSeats
    {
        get;
        init => field = Bounded.Require(0, value, long.MaxValue, nameof(MovedSeats));
    }

    = 4096;

    /// <summary>Arrangements of one search for moves; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MovedArrangements
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(MovedArrangements));
    }

    = 20_000;

    /// <summary>Rows of workers that all arrangements of one search remember together: 16 MB; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MovedRows
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(MovedRows));
    }

    = 1_000_000;

    /// <summary>Workers up to which all packings are tried; 0 to 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int PackedWorkers
    {
        get;
        init => field = Bounded.Require(0, value, 64, nameof(PackedWorkers));
    }

    = 64;

    /// <summary>Frames of that search on the stack, one per chunk and one per copy; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public long PackingFrames
    {
        get;
        init => field = Bounded.Require(0, value, long.MaxValue, nameof(PackingFrames));
    }

    = 3000;

    /// <summary>Steps of that search before floors count as unpackable; more than what the judge of refusals looks at before it gives up; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int PackingSteps
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(PackingSteps));
    }

    = 250_000;

    /// <summary>Steps of that search before copies are moved: there is a way out, and every plan looks again while a chunk waits; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int PackingStepsBesideGoal
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(PackingStepsBesideGoal));
    }

    = 2_000;

    /// <summary>Orders in which floors are packed; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int PackingOrders
    {
        get;
        init => field = Bounded.Require(0, value, int.MaxValue, nameof(PackingOrders));
    }

    = 64;

    /// <summary>Exchanges that repair a packing; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int PackingExchanges
    {
        get;
        init => field = Bounded.Require(0, value, int.MaxValue, nameof(PackingExchanges));
    }

    = 1000;

    /// <summary>Chunks times copies times workers up to which all floors are packed anew. Beyond, it would take minutes, and ask nearly every copy to move; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public long SeatsPackedAnew
    {
        get;
        init => field = Bounded.Require(0, value, long.MaxValue, nameof(SeatsPackedAnew));
    }

    = 1_000_000_000;

    /// <summary>Chunks of a large fleet for which room is looked for by moving others, in vain; what is left has to fit without; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int VainEfforts
    {
        get;
        init => field = Bounded.Require(0, value, int.MaxValue, nameof(VainEfforts));
    }

    = 16;

    /// <summary>Workers that are compared where room is made: among so many some is good enough; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int WorkersCompared
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(WorkersCompared));
    }

    = 32;

    /// <summary>Workers up to which all are looked at for a new copy, instead of a few that are drawn; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int SearchedFleet
    {
        get;
        init => field = Bounded.Require(0, value, int.MaxValue, nameof(SearchedFleet));
    }

    = 8;
}
