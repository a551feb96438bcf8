using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Scheduler.Core.Placement;

/// <summary>The rules that every placement input must meet, whatever planner reads it. Linear in the input.</summary>
internal static class PlacementInputCheck
{
    /// <summary>Demands a well-formed input.</summary>
    /// <exception cref="PlacementInputException">Something is out of range, repeated, or of the wrong length.</exception>
    public static void Require(PlacementInput input)
    {
        RequireConfiguration(input.Configuration, input.Workers.Count);
        RequireWorkers(input.Workers);
        RequireChunks(input.Chunks);
        var stamps = new int[input.Workers.Count];
        RequirePositions("held", input.Held, input.Chunks.Count, stamps);
        RequirePositions("committed", input.Committed, input.Chunks.Count, stamps);
        RequirePositions("routed", input.Routed, input.Chunks.Count, stamps);
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

    private static void RequireChunks(PlacementChunks chunks)
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
    }

    /// <summary>Stamps each worker with the row that named it last, so that a repetition shows without a search.</summary>
    private static void RequirePositions(string what, HolderLists lists, int chunks, int[] stamps)
    {
        Require(lists.Count == chunks, $"there are {chunks} chunks but {lists.Count} rows of {what} workers");
        Array.Clear(stamps);
        for (var chunk = 0; chunk < chunks; chunk++)
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
