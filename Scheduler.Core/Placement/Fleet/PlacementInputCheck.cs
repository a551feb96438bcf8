using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Scheduler.Core.Placement;

/// <summary>The rules that every placement input must meet, whatever planner reads it. Linear in the input.</summary>
internal static class PlacementInputCheck
{
    /// <summary>Demands a well-formed input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="execution">How to run; null for the calling thread.</param>
    /// <exception cref="PlacementInputException">Something is out of range, repeated, or of the wrong length.</exception>
    public static void Require(PlacementInput input, PlannerExecution? execution = null)
    {
        RequireConfiguration(input.Configuration, input.Workers.Count);
        RequireWorkers(input.Workers);
        var totalBytes = RequireChunks(input.Chunks);
        RequireUnplannedBytes(input.UnplannedBytes, input.Workers.Count, totalBytes);
        RequirePositions("held", input.Held, input, execution ?? PlannerExecution.Alone);

        // In a fleet at rest all three say the same, and comparing them costs less than checking them.
        if (!input.Committed.HasSameRows(input.Held))
        {
            RequirePositions("committed", input.Committed, input, execution ?? PlannerExecution.Alone);
        }

        if (!input.Routed.HasSameRows(input.Held))
        {
            RequirePositions("routed", input.Routed, input, execution ?? PlannerExecution.Alone);
        }
    }

    /// <summary>Demands that no bytes are taken beforehand.</summary>
    /// <param name="workers">The fleet.</param>
    /// <param name="planner">Name of the planner that credits held copies only.</param>
    /// <exception cref="PlacementInputException">A worker has used bytes.</exception>
    public static void RequireNoUsedBytes(PlacementWorkers workers, string planner)
    {
        for (var worker = 0; worker < workers.Count; worker++)
        {
            if (workers.UsedBytes[worker] != 0)
            {
                Fail($"the planner {planner} takes no used bytes, but worker {worker} has {workers.UsedBytes[worker]}");
            }
        }
    }

    private static void RequireConfiguration(PlacementConfiguration configuration, int workers)
    {
        Require(configuration.WorkerCapacityBytes >= 0, $"a worker capacity of {configuration.WorkerCapacityBytes} bytes is negative");
        Require(configuration.Saturation is > 0 and <= 1, $"a saturation of {configuration.Saturation} is not above 0 and at most 1");
        Require(configuration.MinimumReplication is >= 0 and <= ushort.MaxValue, $"a floor of {configuration.MinimumReplication} copies is not in 0..65535");
        Require(configuration.Rings is >= 1 and <= 65536, $"{configuration.Rings} rings are not in 1..65536");
        Require(Enum.IsDefined(configuration.Rounding), $"{configuration.Rounding} is no known rounding");
        Require(workers <= ushort.MaxValue, $"{workers} workers are more than 65535");
        Require((long)workers * configuration.Rings <= Array.MaxLength, $"{configuration.Rings} rings of {workers} workers do not fit into memory");
    }

    private static void RequireWorkers(PlacementWorkers workers)
    {
        Require(
            workers.Statuses.Length == workers.Count && workers.Versions.Length == workers.Count && workers.UsedBytes.Length == workers.Count,
            $"the columns of {workers.Count} workers differ in length");
        for (var worker = 0; worker < workers.Count; worker++)
        {
            if (workers.UsedBytes[worker] < 0)
            {
                Fail($"worker {worker} has {workers.UsedBytes[worker]} used bytes");
            }
        }
    }

    private static void RequireUnplannedBytes(long[] bytesByWorker, int workers, long totalBytes)
    {
        Require(bytesByWorker.Length == 0 || bytesByWorker.Length == workers, $"unplanned bytes of {bytesByWorker.Length} workers were given for {workers}");
        for (var worker = 0; worker < bytesByWorker.Length; worker++)
        {
            if (bytesByWorker[worker] < 0 || bytesByWorker[worker] > long.MaxValue - totalBytes)
            {
                Fail($"worker {worker} has {bytesByWorker[worker]} unplanned bytes, which is negative or brings the sum above 2^63 - 1");
            }
        }
    }

    /// <summary>Returns the sum of all sizes.</summary>
    private static long RequireChunks(PlacementChunks chunks)
    {
        var count = chunks.Count;
        Require(
            chunks.Datasets.Length == count && chunks.Ids.Count == count && chunks.Weights.Length == count
                && chunks.MinimumVersions.Length == count && chunks.Visible.Length == count,
            $"the columns of {count} chunks differ in length");
        var total = 0L;
        for (var chunk = 0; chunk < count; chunk++)
        {
            var size = chunks.SizesBytes[chunk];
            if (size < 0 || size > long.MaxValue - total)
            {
                Fail($"chunk {chunk} has a size of {size} bytes, which is negative or brings the sum above 2^63 - 1");
            }

            total += size;

            if ((uint)chunks.Datasets[chunk] >= (uint)chunks.DatasetNames.Length)
            {
                Fail($"chunk {chunk} names dataset {chunks.Datasets[chunk]} of {chunks.DatasetNames.Length}");
            }

            if (chunks.MinimumVersions[chunk] < -1 || chunks.MinimumVersions[chunk] >= chunks.Versions.Length)
            {
                Fail($"chunk {chunk} names minimum version {chunks.MinimumVersions[chunk]} of {chunks.Versions.Length}");
            }
        }

        return total;
    }

    /// <summary>The first bad row is reported, on any number of threads.</summary>
    private static void RequirePositions(string what, HolderLists lists, PlacementInput input, PlannerExecution execution)
    {
        var workers = input.Workers.Count;
        Require(lists.Count == input.Chunks.Count, $"there are {input.Chunks.Count} chunks but {lists.Count} rows of {what} workers");
        var isGood = true;
        Blocks.Run(lists.Count, execution.Work.WideBlockRows, execution.Threads, (first, end) =>
        {
            if (!AreAscending(lists, first, end, workers))
            {
                Volatile.Write(ref isGood, false);
            }
        });
        if (!isGood)
        {
            RequireDistinctPositions(what, lists, new int[workers]);
        }
    }

    /// <summary>The usual case, quickly: rows that ascend within the fleet name nobody twice.</summary>
    private static bool AreAscending(HolderLists lists, int first, int end, int workers)
    {
        for (var row = first; row < end; row++)
        {
            var last = -1;
            foreach (var worker in lists[row])
            {
                if (worker <= last)
                {
                    return false;
                }

                last = worker;
            }

            if (last >= workers)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Stamps each worker with the row that named it last, so that a repetition shows without a search.</summary>
    private static void RequireDistinctPositions(string what, HolderLists lists, int[] stamps)
    {
        for (var chunk = 0; chunk < lists.Count; chunk++)
        {
            foreach (var worker in lists[chunk])
            {
                if (worker >= stamps.Length)
                {
                    Fail($"chunk {chunk} names {what} worker {worker} of {stamps.Length}");
                }

                if (stamps[worker] == chunk + 1)
                {
                    Fail($"chunk {chunk} names {what} worker {worker} twice");
                }

                stamps[worker] = chunk + 1;
            }
        }
    }

    private static void Require([DoesNotReturnIf(false)] bool condition, FormattableString message)
    {
        if (!condition)
        {
            Fail(message);
        }
    }

    [DoesNotReturn]
    private static void Fail(FormattableString message) => throw new PlacementInputException(message.ToString(CultureInfo.InvariantCulture));
}
