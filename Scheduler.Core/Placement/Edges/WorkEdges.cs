using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Sizes at which planners cut their work. No answer depends on them, as long as the bytes of a fleet are below 2^53.</summary>
public sealed record WorkEdges
{
    /// <summary>What hosts use.</summary>
    public static WorkEdges Usual { get; } = new();

    /// <summary>Every size so small that the smallest fleets pass it.</summary>
    public static WorkEdges Small { get; } = new()
    {
        BlockRows = 2,
        WideBlockRows = 3,
        SummedBlockRows = 3,
        HomeBlockChunks = 2,
        HomeBatchReplicas = 3,
        FlaggedOrdinals = 2,
        LeastBulkHomes = 3,
        BulkBlockReplicas = 3,
        BulkSlabReplicas = 9,
        LeastWalksPerRing = 0,
        MostRowsAhead = 2,
        InsertionSortedRow = 2,
    };

    /// <summary>Rows that a thread takes at a time; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int BlockRows
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(BlockRows));
    }

    = 8192;

    /// <summary>Rows that a thread takes at a time where little is done for each; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int WideBlockRows
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(WideBlockRows));
    }

    = 16384;

    /// <summary>Rows whose bytes are added before those of others; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int SummedBlockRows
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(SummedBlockRows));
    }

    = 1 << 16;

    /// <summary>Chunks whose homes a thread looks up at a time; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int HomeBlockChunks
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(HomeBlockChunks));
    }

    = 4096;

    /// <summary>Replicas whose look-ups are prepared together; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int HomeBatchReplicas
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(HomeBatchReplicas));
    }

    = 256;

    /// <summary>Ordinals of a chunk that have a flag of their own; later ones share the last flag and are always looked at; 1 to 63.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int FlaggedOrdinals
    {
        get;
        init => field = Bounded.Require(1, value, 63, nameof(FlaggedOrdinals));
    }

    = 63;

    /// <summary>Homes from which on it pays to look them up in order of rings; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int LeastBulkHomes
    {
        get;
        init => field = Bounded.Require(0, value, int.MaxValue, nameof(LeastBulkHomes));
    }

    = 1 << 16;

    /// <summary>Replicas of a block of such look-ups, unless one chunk has more; a place in a block must fit into 16 bits; 1 to 65536.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int BulkBlockReplicas
    {
        get;
        init => field = Bounded.Require(1, value, 65536, nameof(BulkBlockReplicas));
    }

    = 32768;

    /// <summary>Replicas that are dealt out before such look-ups begin: what bounds the memory; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int BulkSlabReplicas
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(BulkSlabReplicas));
    }

    = 1 << 23;

    /// <summary>Walks per ring from which on all rings are built at once: nearly every ring is touched anyway; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int LeastWalksPerRing
    {
        get;
        init => field = Bounded.Require(0, value, int.MaxValue, nameof(LeastWalksPerRing));
    }

    = 4;

    /// <summary>Rows looked at ahead for the place where two lists agree again; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MostRowsAhead
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(MostRowsAhead));
    }

    = 256;

    /// <summary>Length up to which a row is sorted by insertion, which is faster for so few; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int InsertionSortedRow
    {
        get;
        init => field = Bounded.Require(0, value, int.MaxValue, nameof(InsertionSortedRow));
    }

    = 32;
}
