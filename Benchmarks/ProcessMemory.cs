using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>What this process occupies.</summary>
/// <param name="Megabytes">Now.</param>
/// <param name="PeakMegabytes">The most that it ever did.</param>
internal sealed record ProcessMemory(double Megabytes, double PeakMegabytes)
{
    private const double BytesPerMegabyte = 1 << 20;

    /// <summary>Asks the operating system.</summary>
    public static ProcessMemory Read()
    {
        using var process = Process.GetCurrentProcess();
        return new ProcessMemory(InMegabytes(process.WorkingSet64), InMegabytes(process.PeakWorkingSet64));
    }

    /// <summary>Prints the peak into the log of a benchmark.</summary>
    public static void PrintPeak() =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// Peak memory of the process: {Read().PeakMegabytes:N0} MB"));

    /// <summary>Bytes as megabytes of 2^20.</summary>
    public static double InMegabytes(long bytes) => bytes / BytesPerMegabyte;
}
