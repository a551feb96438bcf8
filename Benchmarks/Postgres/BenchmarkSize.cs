using System.Globalization;

namespace Benchmarks.Postgres;

/// <summary>Sizes of the database benchmarks: small ones by default, others by the environment.</summary>
internal static class BenchmarkSize
{
    /// <summary>Environment variable with the number of chunks.</summary>
    public const string ChunksVariable = "BENCH_PG_CHUNKS";

    /// <summary>Environment variable with the number of workers.</summary>
    public const string WorkersVariable = "BENCH_PG_WORKERS";

    /// <summary>Environment variable with the number of copies of each chunk.</summary>
    public const string CopiesVariable = "BENCH_PG_COPIES";

    private const int DefaultChunks = 20_000;
    private const int DefaultWorkers = 50;
    private const int DefaultCopies = 3;

    public static int Chunks => Read(ChunksVariable, DefaultChunks);

    public static int Workers => Read(WorkersVariable, DefaultWorkers);

    public static int Copies => Read(CopiesVariable, DefaultCopies);

    private static int Read(string variable, int otherwise)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : throw new BenchmarkSizeException($"{variable} is '{text}', not a number above 0");
    }
}
