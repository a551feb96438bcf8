using Sim.Reshuffle.Movement;

namespace Sim.Reshuffle.Tests.Movement;

/// <summary>Every figure of a movement, counted over sets of pairs of chunk and worker: by another way than the meter goes, and from the definitions alone.</summary>
/// <param name="sizeBytesOf">Size of a chunk.</param>
/// <param name="isRestricted">Whether a chunk is restricted.</param>
internal sealed class SecondCount(Func<int, long> sizeBytesOf, Func<int, bool> isRestricted)
{
    private readonly HashSet<int> _everPlaced = [];
    private HashSet<(int Chunk, int Worker)> _held = [];
    private HashSet<(int Chunk, int Worker)> _ideal = [];

    /// <summary>Takes what is held as the placement that the first step is compared with.</summary>
    public StepMovement Start(HashSet<(int Chunk, int Worker)> held, HashSet<(int Chunk, int Worker)> ideal)
    {
        Remember(held, ideal);
        return WithDisks(new StepMovement());
    }

    /// <summary>Counts one step.</summary>
    /// <param name="held">What is held after it, draining copies too.</param>
    /// <param name="ideal">What of it is to stay.</param>
    /// <param name="present">Workers of the fleet.</param>
    /// <param name="joined">Workers that joined in the step.</param>
    /// <param name="judged">Workers whose status changed in the step.</param>
    public StepMovement Measure(
        HashSet<(int Chunk, int Worker)> held, HashSet<(int Chunk, int Worker)> ideal, IReadOnlySet<int> present, IReadOnlySet<int> joined, IReadOnlySet<int> judged)
    {
        var gained = held.Except(_held).ToList();
        var lost = _held.Except(held).ToList();
        var dropped = _ideal.Except(ideal).ToLookup(pair => pair.Chunk);
        var existing = gained.Where(pair => _everPlaced.Contains(pair.Chunk)).ToList();
        var fresh = gained.Except(existing).ToList();
        var exchanged = existing.GroupBy(pair => pair.Chunk).Where(copies => dropped[copies.Key].Any()).ToList();
        var stays = present.Except(joined).ToHashSet();
        var exchangedBytes = exchanged.Sum(copies => sizeBytesOf(copies.Key) * Math.Min(copies.Count(), dropped[copies.Key].Count()));
        var movement = new StepMovement
        {
            NewBytes = Bytes(fresh),
            ShuffledBytes = exchangedBytes,
            IncreaseBytes = Bytes(existing) - exchangedBytes,
            ShedBytes = dropped.Sum(copies => sizeBytesOf(copies.Key) * Math.Max(0, copies.Count() - gained.Count(pair => pair.Chunk == copies.Key))),
            FreedBytes = Bytes(lost),
            RestrictedDownloadBytes = Bytes(gained.Where(pair => isRestricted(pair.Chunk))),
            JoinedDownloadBytes = Bytes(gained.Where(pair => joined.Contains(pair.Worker))),
            JudgedDownloadBytes = Bytes(gained.Where(pair => judged.Contains(pair.Worker))),
            DownloadedCopies = gained.Count,
            ShuffledChunks = exchanged.Count,
            ChangedChunks = gained.Concat(lost).Select(pair => pair.Chunk).Distinct().Count(_everPlaced.Contains),
            WorkersReceivingNew = Workers(fresh),
            WorkersReceivingExisting = Workers(existing),
            WorkersReceivingShuffled = Workers(exchanged.SelectMany(copies => copies)),
            WorkersLosing = Workers(lost.Where(pair => stays.Contains(pair.Worker))),
            LargestGainBytes = Largest(existing.Where(pair => stays.Contains(pair.Worker))),
            LargestLossBytes = Largest(lost.Where(pair => stays.Contains(pair.Worker))),
        };
        Remember(held, ideal);
        return WithDisks(movement);
    }

    private static int Workers(IEnumerable<(int Chunk, int Worker)> pairs) => pairs.Select(pair => pair.Worker).Distinct().Count();

    private long Bytes(IEnumerable<(int Chunk, int Worker)> pairs) => pairs.Sum(pair => sizeBytesOf(pair.Chunk));

    private long Largest(IEnumerable<(int Chunk, int Worker)> pairs) => pairs.GroupBy(pair => pair.Worker).Select(Bytes).DefaultIfEmpty().Max();

    private void Remember(HashSet<(int Chunk, int Worker)> held, HashSet<(int Chunk, int Worker)> ideal)
    {
        (_held, _ideal) = (held, ideal);
        _everPlaced.UnionWith(held.Select(pair => pair.Chunk));
    }

    private StepMovement WithDisks(StepMovement movement) => movement with
    {
        UsedBytes = Bytes(_held),
        DrainingBytes = Bytes(_held.Except(_ideal)),
        FullestUsedBytes = Largest(_held),
    };
}
