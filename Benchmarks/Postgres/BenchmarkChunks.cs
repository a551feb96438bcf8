using System.Globalization;
using Scheduler.Core.Lifecycle;

namespace Benchmarks.Postgres;

/// <summary>Makes chunks that follow one another in one dataset, a thousand blocks and four files each.</summary>
internal static class BenchmarkChunks
{
    public const string Dataset = "s3://bench-dataset-0";

    /// <summary>Size of every chunk.</summary>
    public const long SizeBytes = 100_000_000;

    private const long Blocks = 1000;

    private static readonly string[] Files = ["blocks.parquet", "logs.parquet", "traces.parquet", "transactions.parquet"];

    public static NewChunk[] Create(int first, int count)
    {
        var chunks = new NewChunk[count];
        for (var i = 0; i < count; i++)
        {
            var start = (first + i) * Blocks;
            chunks[i] = new NewChunk(
                Dataset, string.Create(CultureInfo.InvariantCulture, $"{start:D10}-{start + Blocks - 1:D10}"), SizeBytes, new BlockRange(start, start + Blocks - 1), Files);
        }

        return chunks;
    }
}
