using System.Globalization;

namespace Sim.Provisioning;

/// <summary>A process so that it cannot be taken for a later one of the same number: machine, its start, number, start of the process.</summary>
/// <param name="Machine">Name of the machine.</param>
/// <param name="Boot">The start of the machine; empty where it cannot be told.</param>
/// <param name="Process">Number of the process.</param>
/// <param name="Start">When it started, in the machine's own count; empty where it cannot be told.</param>
internal sealed record ProcessIdentity(string Machine, string Boot, int Process, string Start)
{
    private const string Label = "sim";
    private const string BootFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } =
        new(Environment.MachineName, BootOfMachine(), Environment.ProcessId, ProcessTable.StartOf(Environment.ProcessId));

    /// <summary>As one word after the other; what cannot be told is a dash.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Label} {Word(Machine)} {Word(Boot)} {Process} {Word(Start)}");

    /// <summary>Whether the process that a text names runs on this machine. Of other machines, and of a text that is none, nothing is known: no.</summary>
    public static bool IsAlive(string text)
    {
        var words = text.Split(' ');
        return words is [Label, var machine, var boot, var number, var start]
            && machine == Word(Environment.MachineName)
            && boot == Word(BootOfMachine())
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            && ProcessTable.IsRunning(process)
            && start == Word(ProcessTable.StartOf(process));
    }

    private static string BootOfMachine() => File.Exists(BootFile) ? File.ReadAllText(BootFile).Trim() : "";

    private static string Word(string text) => text.Length == 0 ? "-" : text.Replace(' ', '_');
}
