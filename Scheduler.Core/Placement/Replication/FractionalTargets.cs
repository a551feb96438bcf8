namespace Scheduler.Core.Placement;

/// <summary>
/// Copies that each chunk is entitled to when the fraction of a class's target is kept. With the multiplier K a chunk of
/// weight w gets <c>floor(K w + f)</c> copies, at least the floor and at most what may hold it, where f in [0, 1) is the
/// chunk's own fraction: of a class with 5.4 copies, four tenths of the chunks get a sixth. K is the greatest on a fixed
/// grid with which the whole budget is not exceeded. All terms rise with K, so more data can only lower K, and then no
/// chunk's target rises; a class that falls by less than one copy takes one copy from some chunks and none from the rest.
/// </summary>
internal sealed class FractionalTargets
{
    /// <summary>Multipliers are whole multiples of 2^-24, up to 2^16.</summary>
    private const double GridStep = 1.0 / (1 << 24);
    private const long GridEnd = 1L << 40;

    private readonly PlacementChunks _chunks;
    private readonly ulong[] _keys;
    private readonly int _floor;
    private readonly int[] _ceilings;
    private readonly double[] _limits;
    private readonly bool[] _isCounted;
    private readonly double _estimate;
    private readonly int _threads;
    private readonly int _blockRows;

    private FractionalTargets(PlacementChunks chunks, ulong[] keys, int floor, int[] ceilings, double estimate, PlannerExecution execution)
    {
        _estimate = double.IsFinite(estimate) ? estimate : 1;
        _threads = execution.Threads;
        _blockRows = execution.Work.SummedBlockRows;
        _chunks = chunks;
        _keys = keys;
        _floor = floor;
        _ceilings = ceilings;
        _limits = new double[ceilings.Length];
        Array.Fill(_limits, double.PositiveInfinity);
        _isCounted = new bool[ceilings.Length];
    }

    /// <summary>Chooses the targets of all chunks.</summary>
    /// <param name="chunks">The chunks.</param>
    /// <param name="keys">Their keys, see <see cref="ChunkKeys"/>.</param>
    /// <param name="eligibility">Which workers may hold which chunks.</param>
    /// <param name="floor">Least copies of any chunk.</param>
    /// <param name="fleet">What may be spent, on all workers and on some.</param>
    /// <param name="estimate">Where to begin the search; decides how long it takes and nothing else.</param>
    /// <param name="execution">How to run.</param>
    /// <param name="multiplier">Copies per unit of weight of the chunks that may be anywhere.</param>
    /// <returns>One target per chunk.</returns>
    public static int[] Choose(
        PlacementChunks chunks,
        ulong[] keys,
        VersionEligibility eligibility,
        int floor,
        TargetBudget fleet,
        double estimate,
        PlannerExecution execution,
        out double multiplier)
    {
        // For each minimum version, and last for none: how many workers may hold its chunks, and what these may spend.
        var ceilings = new int[chunks.Versions.Length + 1];
        var budgetsBytes = new double[ceilings.Length];
        for (var version = 0; version < chunks.Versions.Length; version++)
        {
            ceilings[version] = eligibility.CountOf(version);
            budgetsBytes[version] = fleet.OfWorkersBytes(eligibility.WorkersOf(version));
        }

        ceilings[^1] = fleet.WorkerCount;
        budgetsBytes[^1] = fleet.TotalBytes;
        var targets = new FractionalTargets(chunks, keys, floor, ceilings, estimate, execution);
        multiplier = targets.Solve(budgetsBytes);
        return targets.Rounded();
    }

    /// <summary>
    /// Narrow groups first: their chunks must fit on the few workers that may hold them, whatever the fleet affords. Whoever
    /// satisfies a higher version satisfies a lower one, so that each group's workers contain those of the groups before it.
    /// </summary>
    private double Solve(double[] budgetsBytes)
    {
        var order = new int[_ceilings.Length];
        for (var group = 0; group < order.Length; group++)
        {
            order[group] = group;
        }

        Array.Sort(order, (left, right) =>
            _ceilings[left] != _ceilings[right] ? _ceilings[left].CompareTo(_ceilings[right]) : left.CompareTo(right));
        var multiplier = 0.0;
        foreach (var group in order)
        {
            _isCounted[group] = true;
            multiplier = GreatestMultiplier(budgetsBytes[group]) * GridStep;
            for (var counted = 0; counted < _limits.Length; counted++)
            {
                if (_isCounted[counted])
                {
                    _limits[counted] = Math.Min(_limits[counted], multiplier);
                }
            }
        }

        return multiplier;
    }

    /// <summary>The last grid point whose bytes do not exceed the budget; 0 if none does. Interpolates between known sides and halves in turn.</summary>
    private long GreatestMultiplier(double budgetBytes)
    {
        var (low, lowBytes, high, highBytes) = Enclose(budgetBytes);
        for (var step = 0; high - low > 1; step++)
        {
            var guess = low + (step % 3 == 2 ? (high - low) / 2 : (long)((high - low) * ((budgetBytes - lowBytes) / (highBytes - lowBytes))));
            var middle = Math.Clamp(guess, low + 1, high - 1);
            var bytes = BytesAt(middle);
            if (bytes <= budgetBytes)
            {
                (low, lowBytes) = (middle, bytes);
            }
            else
            {
                (high, highBytes) = (middle, bytes);
            }
        }

        return low;
    }

    /// <summary>Two grid points with the answer between them, starting around the multiplier that ignores single chunks. Equal points are the answer.</summary>
    private (long Low, double LowBytes, long High, double HighBytes) Enclose(double budgetBytes)
    {
        var step = Math.Max(1, (long)(_estimate / GridStep) >> 12);
        var low = Math.Clamp((long)(_estimate / GridStep) - step, 0, GridEnd);
        var high = low;
        var lowBytes = BytesAt(low);
        var highBytes = lowBytes;
        for (; lowBytes > budgetBytes && low > 0; step *= 4)
        {
            (high, highBytes) = (low, lowBytes);
            low = Math.Max(0, low - step);
            lowBytes = BytesAt(low);
        }

        for (; highBytes <= budgetBytes && high < GridEnd; step *= 4)
        {
            (low, lowBytes) = (high, highBytes);
            high = Math.Min(GridEnd, high + step);
            highBytes = BytesAt(high);
        }

        return lowBytes > budgetBytes ? (0, 0, 0, 0) : highBytes <= budgetBytes ? (GridEnd, 0, GridEnd, 0) : (low, lowBytes, high, highBytes);
    }

    /// <summary>
    /// Bytes of all counted chunks. Whole numbers below 2^53 add exactly; beyond, sums are rounded but still rise with the
    /// multiplier, and always alike, since blocks have a fixed size and are added in order.
    /// </summary>
    private double BytesAt(long gridPoint)
    {
        var multiplier = gridPoint * GridStep;
        var sums = new double[(_keys.Length / _blockRows) + 1];
        Blocks.Run(_keys.Length, _blockRows, _threads, (first, end) => sums[first / _blockRows] =
            _ceilings.Length == 1 ? UnrestrictedBytes(multiplier, first, end) : CountedBytes(multiplier, first, end));
        var bytes = 0.0;
        foreach (var sum in sums)
        {
            bytes += sum;
        }

        return bytes;
    }

    private double UnrestrictedBytes(double multiplier, int first, int end)
    {
        var keys = _keys.AsSpan(first, end - first);
        var weights = _chunks.Weights.AsSpan(first, keys.Length);
        var sizes = _chunks.SizesBytes.AsSpan(first, keys.Length);
        var (limited, ceiling) = (Math.Min(multiplier, _limits[0]), _ceilings[0]);
        var bytes = 0.0;
        for (var i = 0; i < keys.Length; i++)
        {
            bytes += (double)sizes[i] * Copies((limited * weights[i]) + ChunkKeys.FractionOf(keys[i]), _floor, ceiling);
        }

        return bytes;
    }

    private double CountedBytes(double multiplier, int first, int end)
    {
        var bytes = 0.0;
        for (var chunk = first; chunk < end; chunk++)
        {
            var group = GroupOf(chunk);
            if (_isCounted[group])
            {
                bytes += (double)_chunks.SizesBytes[chunk] * CopiesOf(chunk, Math.Min(multiplier, _limits[group]), _ceilings[group]);
            }
        }

        return bytes;
    }

    private int[] Rounded()
    {
        var targets = new int[_keys.Length];
        Blocks.Run(targets.Length, _blockRows, _threads, (first, end) =>
        {
            for (var chunk = first; chunk < end; chunk++)
            {
                var group = GroupOf(chunk);
                targets[chunk] = CopiesOf(chunk, _limits[group], _ceilings[group]);
            }
        });
        return targets;
    }

    private int CopiesOf(int chunk, double multiplier, int ceiling) =>
        Copies((multiplier * _chunks.Weights[chunk]) + ChunkKeys.FractionOf(_keys[chunk]), _floor, ceiling);

    private static int Copies(double copies, int floor, int ceiling) => Math.Max(floor, copies >= ceiling ? ceiling : (int)copies);

    private int GroupOf(int chunk) => _chunks.MinimumVersions[chunk] < 0 ? _ceilings.Length - 1 : _chunks.MinimumVersions[chunk];
}
