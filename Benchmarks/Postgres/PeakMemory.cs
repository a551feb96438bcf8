using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Postgres;

/// <summary>The most memory that this process has ever used.</summary>
internal static class PeakMemory
{
    private const double BytesPerMegabyte = 1 << 20;

    /// <summary>Prints it into the log of the benchmark.</summary>
    public static void Print()
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// Peak memory of the process: {process.PeakWorkingSet64 / BytesPerMegabyte:N0} MB"));
    }
}
