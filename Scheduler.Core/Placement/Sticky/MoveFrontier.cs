using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Scheduler.Core.Placement;

/// <summary>Arrangements that a search has found and not yet looked behind, each once.</summary>
internal sealed class MoveFrontier
{
    private readonly PriorityQueue<MoveSeries, (Int128 Rank, int Number)> _next = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly int _mostArrangements;
    private readonly Func<ulong[], Int128> _rank;

    /// <summary>Starts a search.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="mostArrangements">How many arrangements to find before it is full.</param>
    /// <param name="rank">What to look behind first, the lowest in front; of equals the first that was found, so that one rank for all means the shortest series first.</param>
    public MoveFrontier(ulong[] start, int mostArrangements, Func<ulong[], Int128> rank)
    {
        _mostArrangements = mostArrangements;
        _rank = rank;
        Add(new MoveSeries(start, First: null, AddedCopies: 0));
    }

    /// <summary>Whether so many arrangements were found that no more are wanted; those that were found are still handed out.</summary>
    public bool IsFull => _known.Count >= _mostArrangements;

    /// <summary>Adds an arrangement, unless it was found before.</summary>
    public void Add(MoveSeries series)
    {
        if (_known.Add(new string(MemoryMarshal.Cast<ulong, char>(series.Arrangement))))
        {
            _next.Enqueue(series, (_rank(series.Arrangement), _known.Count));
        }
    }

    /// <summary>Takes the next one.</summary>
    /// <returns>False if there is none.</returns>
    public bool TryTake([NotNullWhen(true)] out MoveSeries? series) => _next.TryDequeue(out series, out _);
}
