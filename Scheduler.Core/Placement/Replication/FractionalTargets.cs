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
    private const long GridStart = 1L << 20;
    private const long GridEnd = 1L << 40;

    private readonly PlacementChunks _chunks;
    private readonly ulong[] _keys;
    private readonly int _floor;
    private readonly int[] _ceilings;
    private readonly double[] _limits;
    private readonly bool[] _isCounted;

    private FractionalTargets(PlacementChunks chunks, ulong[] keys, int floor, int[] ceilings)
    {
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
    /// <param name="configuration">Floor, capacity, saturation.</param>
    /// <param name="workers">Number of workers.</param>
    /// <param name="multiplier">Copies per unit of weight of the chunks that may be anywhere.</param>
    /// <returns>One target per chunk.</returns>
    public static int[] Choose(
        PlacementChunks chunks,
        ulong[] keys,
        VersionEligibility eligibility,
        PlacementConfiguration configuration,
        int workers,
        out double multiplier)
    {
        var groups = EligibleGroups(chunks, eligibility, workers);
        var targets = new FractionalTargets(chunks, keys, configuration.MinimumReplication, groups);
        multiplier = targets.Solve(configuration);
        return targets.Rounded();
    }

    /// <summary>For each minimum version, and last for none, how many workers may hold its chunks.</summary>
    private static int[] EligibleGroups(PlacementChunks chunks, VersionEligibility eligibility, int workers)
    {
        var groups = new int[chunks.Versions.Length + 1];
        for (var version = 0; version < chunks.Versions.Length; version++)
        {
            groups[version] = eligibility.CountOf(version);
        }

        groups[^1] = workers;
        return groups;
    }

    /// <summary>
    /// Narrow groups first: their chunks must fit on the few workers that may hold them, whatever the fleet affords. Whoever
    /// satisfies a higher version satisfies a lower one, so that each group's workers contain those of the groups before it.
    /// </summary>
    private double Solve(PlacementConfiguration configuration)
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
            var budgetBytes = (double)FleetBudget.OfEqualWorkers(configuration.WorkerCapacityBytes, _ceilings[group], configuration.Saturation);
            multiplier = GreatestMultiplier(budgetBytes) * GridStep;
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
        var (low, high) = (0L, GridStart);
        var (lowBytes, highBytes) = (BytesAt(low), BytesAt(high));
        if (lowBytes > budgetBytes)
        {
            return 0;
        }

        while (highBytes <= budgetBytes && high < GridEnd)
        {
            (low, lowBytes) = (high, highBytes);
            high *= 4;
            highBytes = BytesAt(high);
        }

        if (highBytes <= budgetBytes)
        {
            return GridEnd;
        }

        for (var step = 0; high - low > 1; step++)
        {
            var guess = low + (step % 2 == 1 ? (high - low) / 2 : (long)((high - low) * ((budgetBytes - lowBytes) / (highBytes - lowBytes))));
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

    /// <summary>Bytes of all counted chunks. Whole numbers below 2^53 add exactly; beyond, the sum is rounded but still rises with the multiplier.</summary>
    private double BytesAt(long gridPoint)
    {
        var multiplier = gridPoint * GridStep;
        var bytes = 0.0;
        for (var chunk = 0; chunk < _keys.Length; chunk++)
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
        for (var chunk = 0; chunk < targets.Length; chunk++)
        {
            var group = GroupOf(chunk);
            targets[chunk] = CopiesOf(chunk, _limits[group], _ceilings[group]);
        }

        return targets;
    }

    private int CopiesOf(int chunk, double multiplier, int ceiling)
    {
        var copies = (multiplier * _chunks.Weights[chunk]) + ChunkKeys.FractionOf(_keys[chunk]);
        return copies >= ceiling ? Math.Max(_floor, ceiling) : Math.Max(_floor, (int)copies);
    }

    private int GroupOf(int chunk) => _chunks.MinimumVersions[chunk] < 0 ? _ceilings.Length - 1 : _chunks.MinimumVersions[chunk];
}
