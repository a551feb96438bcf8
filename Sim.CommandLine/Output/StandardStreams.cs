using System.Globalization;

namespace Sim.CommandLine.Output;

/// <summary>The streams that the program was started with. One that was closed is replaced by nothing: its number may be in use by now for something else.</summary>
internal static class StandardStreams
{
    private const int OutputNumber = 1;
    private const int ErrorNumber = 2;

    // What the program itself opens is closed for programs that it starts; what it was started with never is.
    private const int CloseOnExecute = 0x80000;

    /// <summary>The standard output.</summary>
    public static Stream OpenOutput() => WasGiven(OutputNumber) ? Console.OpenStandardOutput() : Stream.Null;

    /// <summary>The standard error.</summary>
    public static Stream OpenError() => WasGiven(ErrorNumber) ? Console.OpenStandardError() : Stream.Null;

    private static bool WasGiven(int number)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{number}");
        if (!Directory.Exists("/proc/self/fdinfo"))
        {
            return true;
        }

        try
        {
            var flags = File.ReadLines(path).First(line => line.StartsWith("flags:", StringComparison.Ordinal))["flags:".Length..].Trim();
            return (Convert.ToInt64(flags, 8) & CloseOnExecute) == 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
