namespace Scheduler.Core.Placement;

/// <summary>
/// A plan in the making. The goal is where copies are to be once every move is over; disks are what workers carry now,
/// draining copies included, and what they are told to fetch. A copy that the goal keeps where it is costs nothing.
/// </summary>
internal sealed class StickyState
{
    private readonly HashSet<EvictedCopy> _evicted = [];
    private readonly long[] _diskBytes;
    private readonly Int128 _heldBytes;
    private readonly PlannerExecution _execution;
    private readonly List<(int Chunk, int From, int To)> _changes = [];
    private bool _keepsChanges;
    private CopiesByWorker? _goalByWorker;
    private WorkerRows? _heldByWorker;

    /// <summary>Starts from the copies of the previous plan that are where they may be.</summary>
    /// <param name="input">What is held, and the fleet.</param>
    /// <param name="keys">One hash per chunk.</param>
    /// <param name="needs">How many copies of its floor each chunk is to have.</param>
    /// <param name="targets">Copies that each chunk is entitled to, at least what it needs.</param>
    /// <param name="eligibility">Which workers may hold which chunks.</param>
    /// <param name="execution">How to run.</param>
    public StickyState(PlacementInput input, ulong[] keys, FloorNeeds needs, int[] targets, VersionEligibility eligibility, PlannerExecution execution)
    {
        _execution = execution;
        Input = input;
        Keys = keys;
        Needs = needs;
        Targets = targets;
        Eligibility = eligibility;
        IsChanged = new bool[input.Chunks.Count];
        Goal = new GoalRows(input.Committed, targets, execution);
        _diskBytes = HeldBytes.Of(input, execution);
        _heldBytes = HeldBytes.Total(_diskBytes);
        GoalBytes = input.UnplannedBytes.Length == 0 && input.Committed.HasSameRows(input.Held) ? (long[])_diskBytes.Clone() : HeldBytes.Sum(input, input.Committed, execution);
        KeptBytes = new long[input.Workers.Count];
        RemoveIneligible();
        KeepWhatCannotBeWhole();
    }

    /// <summary>The input of the plan.</summary>
    public PlacementInput Input { get; }

    /// <summary>One hash per chunk.</summary>
    public ulong[] Keys { get; }

    /// <summary>How many copies of its floor each chunk is to have.</summary>
    public FloorNeeds Needs { get; }

    /// <summary>Copies that each chunk is entitled to.</summary>
    public int[] Targets { get; private set; }

    /// <summary>Which workers may hold which chunks.</summary>
    public VersionEligibility Eligibility { get; }

    /// <summary>Where each chunk's copies are to be.</summary>
    public GoalRows Goal { get; private set; }

    /// <summary>Bytes on each worker of copies that stay without a place in the goal, since their chunks cannot have their floors.</summary>
    public long[] KeptBytes { get; }

    /// <summary>Bytes that the goal puts on each worker, with what stays there in any case.</summary>
    public long[] GoalBytes { get; }

    /// <summary>Bytes that each worker carries, with everything that it drains and is told to fetch.</summary>
    public ReadOnlySpan<long> DiskBytes => _diskBytes;

    /// <summary>For each chunk, whether the goal differs from the previous plan, or did for a while.</summary>
    public bool[] IsChanged { get; }

    /// <summary>Whether copies make way for a chunk that can only be seated by a later plan; nothing else moves until then.</summary>
    public bool IsMakingRoom { get; set; }

    /// <summary>Copies to be deleted at once, in order.</summary>
    public List<EvictedCopy> Evicted { get; } = [];

    /// <summary>Where searches end.</summary>
    public SearchLimits Limits => _execution.Edges.Search;

    /// <summary>Number of chunks.</summary>
    public int ChunkCount => Input.Chunks.Count;

    /// <summary>Number of workers.</summary>
    public int WorkerCount => Input.Workers.Count;

    /// <summary>Whether chunks times workers are so few that many orders and packings can be tried; there, too, a single chunk can fill a good part of a disk.</summary>
    public bool IsSmall => (long)ChunkCount * WorkerCount <= Limits.SmallFleetSeats;

    /// <summary>Room of each worker.</summary>
    public long CapacityBytes => Input.Configuration.WorkerCapacityBytes;

    /// <summary>By worker, the room for copies of the goal before there are any.</summary>
    public long[] EmptyDisks() => Array.ConvertAll(KeptBytes, bytes => CapacityBytes - bytes);

    /// <summary>Copies that every chunk must have.</summary>
    public int Floor => Input.Configuration.MinimumReplication;

    /// <summary>Most copies of its floor that any chunk can have.</summary>
    public int MostNeeded => Math.Min(Floor, WorkerCount);

    /// <summary>Sizes of the chunks.</summary>
    public long[] SizesBytes => Input.Chunks.SizesBytes;

    /// <summary>Chunks by worker of the goal, to be checked against it.</summary>
    public CopiesByWorker GoalByWorker => _goalByWorker ??= new CopiesByWorker(Goal, WorkerCount);

    /// <summary>Chunks by worker of what is held.</summary>
    public WorkerRows HeldByWorker => _heldByWorker ??= new WorkerRows(Input.Held, WorkerCount);

    /// <summary>Whether nobody holds the chunk and nobody reads it: it appears with all copies of its floor or with none.</summary>
    public bool IsNew(int chunk) => Input.Held[chunk].IsEmpty && !Input.Chunks.Visible[chunk];

    /// <summary>Whether the worker holds a copy that is not evicted.</summary>
    public bool Holds(int chunk, int worker) => Input.Held[chunk].Contains((ushort)worker) && !IsEvicted(chunk, worker);

    /// <summary>Whether the copy is to be deleted at once.</summary>
    public bool IsEvicted(int chunk, int worker) => _evicted.Count > 0 && _evicted.Contains(new EvictedCopy(chunk, worker));

    /// <summary>Whether the worker may have the chunk, lacks it, and would not be overfull in the goal.</summary>
    public bool HasGoalRoom(int chunk, int worker)
    {
        return GoalBytes[worker] + SizesBytes[chunk] <= CapacityBytes && MayTake(chunk, worker);
    }

    /// <summary>Whether the worker may have the chunk, and the goal does not have it there.</summary>
    public bool MayTake(int chunk, int worker)
    {
        return Eligibility.Allows(chunk, worker)
            && !Goal.Contains(chunk, worker)
            && !IsEvicted(chunk, worker)
            && !WouldPassForFetched(chunk, worker);
    }

    /// <summary>
    /// Readers are still sent to a worker that has given the chunk up: a copy there would count as proven before it is
    /// fetched. The floor needs it none the less; what is more can wait until the routing has caught up.
    /// </summary>
    public bool WouldPassForFetched(int chunk, int worker) =>
        Goal.CountOf(chunk) >= Floor
        && Input.Routed[chunk].Contains((ushort)worker)
        && !Input.Held[chunk].Contains((ushort)worker);

    /// <summary>Whether the worker can fetch the chunk at once.</summary>
    public bool HasDiskRoom(int chunk, int worker) => _diskBytes[worker] + SizesBytes[chunk] <= CapacityBytes;

    /// <summary>Whether the goal puts less on a worker than on another; of equals the first is meant.</summary>
    public bool IsEmptier(int worker, int other) =>
        GoalBytes[worker] != GoalBytes[other] ? GoalBytes[worker] < GoalBytes[other] : worker < other;

    /// <summary>The workers of a chunk in the goal, ascending, as they stand now.</summary>
    public ushort[] GoalWorkers(int chunk)
    {
        var workers = Goal[chunk].ToArray();
        Array.Sort(workers);
        return workers;
    }

    /// <summary>Whether the goal has fewer copies of the chunk than it is to have of its floor.</summary>
    public bool IsBelowNeed(int chunk) => Goal.CountOf(chunk) < Needs[chunk];

    /// <summary>Where the chunk stands in the order in which chunks are admitted when not all of them fit.</summary>
    public long AdmissionRank(int chunk) => Input.Chunks.Pks.Length == 0 ? chunk : Input.Chunks.Pks[chunk].Value;

    /// <summary>Replaces the targets; nothing is placed or given up by that.</summary>
    /// <param name="targets">Copies that each chunk is entitled to, at least what it needs.</param>
    public void Retarget(int[] targets)
    {
        Targets = targets;
        Goal = Goal.WithRoomFor(targets, _execution);
    }

    /// <summary>Begins to remember changes of the goal, to be taken back by <see cref="UndoChanges"/> or forgotten by <see cref="KeepChanges"/>.</summary>
    public void BeginChanges()
    {
        _changes.Clear();
        _keepsChanges = true;
    }

    /// <summary>Lets the changes of the goal stand.</summary>
    public void KeepChanges()
    {
        _changes.Clear();
        _keepsChanges = false;
    }

    /// <summary>Takes the changes of the goal back.</summary>
    public void UndoChanges()
    {
        _keepsChanges = false;
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            var (chunk, from, to) = _changes[i];
            if (to >= 0)
            {
                Remove(chunk, to);
            }

            if (from >= 0)
            {
                Add(chunk, from);
            }
        }

        _changes.Clear();
    }

    private void Remember(int chunk, int from, int to)
    {
        if (_keepsChanges)
        {
            _changes.Add((chunk, from, to));
        }
    }

    /// <summary>Puts a copy into the goal.</summary>
    public void Add(int chunk, int worker)
    {
        Remember(chunk, -1, worker);
        Goal.Add(chunk, worker);
        GoalBytes[worker] += SizesBytes[chunk];
        IsChanged[chunk] = true;
        _goalByWorker?.Add(chunk, worker);
    }

    /// <summary>Takes a copy out of the goal. If it is held, it stays on the disk.</summary>
    public void Remove(int chunk, int worker)
    {
        Remember(chunk, worker, -1);
        Goal.Remove(chunk, worker);
        GoalBytes[worker] -= SizesBytes[chunk];
        IsChanged[chunk] = true;
    }

    /// <summary>Puts a copy of the goal elsewhere; it keeps its place in the chunk's row.</summary>
    public void Replace(int chunk, int worker, int other)
    {
        Remember(chunk, worker, other);
        Goal.Replace(chunk, worker, other);
        GoalBytes[worker] -= SizesBytes[chunk];
        GoalBytes[other] += SizesBytes[chunk];
        IsChanged[chunk] = true;
        _goalByWorker?.Add(chunk, other);
    }

    /// <summary>Tells a worker to fetch a chunk: its disk is charged unless it holds the copy.</summary>
    public void Fetch(int chunk, int worker) => _diskBytes[worker] += Holds(chunk, worker) ? 0 : SizesBytes[chunk];

    /// <summary>Takes back that a worker was told to fetch a chunk.</summary>
    public void CancelFetch(int chunk, int worker) => _diskBytes[worker] -= Holds(chunk, worker) ? 0 : SizesBytes[chunk];

    /// <summary>Deletes a held copy at once.</summary>
    public void Evict(int chunk, int worker)
    {
        if (Goal.Contains(chunk, worker))
        {
            Remove(chunk, worker);
        }

        var copy = new EvictedCopy(chunk, worker);
        Invariant.Require(_evicted.Add(copy), "a copy was evicted twice");
        Evicted.Add(copy);
        _diskBytes[worker] -= SizesBytes[chunk];
        IsChanged[chunk] = true;
    }

    /// <summary>Takes back the latest evictions. Copies that left the goal stay out of it.</summary>
    /// <param name="count">How many evictions remain.</param>
    public void UndoEvictions(int count)
    {
        for (var i = Evicted.Count - 1; i >= count; i--)
        {
            var copy = Evicted[i];
            _evicted.Remove(copy);
            _diskBytes[copy.Worker] += SizesBytes[copy.Chunk];
        }

        Evicted.RemoveRange(count, Evicted.Count - count);
    }

    /// <summary>Requires that disks carry what is held and not evicted, and what is told to be fetched, and nothing else: room that is given away twice, or never given back, shows in no row.</summary>
    /// <param name="placement">What waits for room is on no disk.</param>
    public void RequireDiskBytes(FreshPlacement placement)
    {
        var bytes = _heldBytes;
        Evicted.ForEach(copy => bytes -= SizesBytes[copy.Chunk]);
        for (var chunk = 0; chunk < ChunkCount; chunk++)
        {
            if (!IsChanged[chunk])
            {
                continue;
            }

            foreach (var worker in Goal[chunk])
            {
                bytes += Holds(chunk, worker) || placement.IsWaiting(chunk, worker) ? 0 : SizesBytes[chunk];
            }
        }

        Invariant.Require(bytes == HeldBytes.Total(_diskBytes), "the bytes of the disks are not those of their copies");
    }

    /// <summary>
    /// Chunks that cannot have their floor keep what is held of them, drains included. What is beyond their needs has no place in
    /// the goal, but no other copy has room in its place: who made way for one would do so in vain.
    /// </summary>
    private void KeepWhatCannotBeWhole()
    {
        var row = new List<ushort>();
        for (var chunk = 0; !Needs.AreFloors && chunk < ChunkCount; chunk++)
        {
            if (Needs[chunk] >= Floor || IsNew(chunk))
            {
                continue;
            }

            IsChanged[chunk] = true;
            if (Needs[chunk] == 0)
            {
                Array.ForEach(GoalWorkers(chunk), worker => Remove(chunk, worker));
            }

            row.Clear();
            row.AddRange(Goal[chunk]);
            KeptCopies.AddTo(this, chunk, row);
            foreach (var worker in row[Goal.CountOf(chunk)..])
            {
                KeptBytes[worker] += SizesBytes[chunk];
                GoalBytes[worker] += SizesBytes[chunk];
            }
        }
    }

    private void RemoveIneligible()
    {
        for (var chunk = 0; chunk < ChunkCount; chunk++)
        {
            if (Eligibility.WorkersFor(chunk) is { } eligible)
            {
                foreach (var worker in Input.Committed[chunk])
                {
                    if (!eligible[worker])
                    {
                        Remove(chunk, worker);
                    }
                }
            }
        }
    }
}
