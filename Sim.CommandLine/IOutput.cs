namespace Sim.CommandLine;

/// <summary>Where a command writes. What goes to the standard output is the same, byte for byte, whenever the same command runs.</summary>
internal interface IOutput
{
    /// <summary>Results.</summary>
    TextWriter Standard { get; }

    /// <summary>Times, speeds, progress, warnings and errors.</summary>
    TextWriter Error { get; }

    /// <summary>Whether a person watches the errors on a terminal, so that progress may be drawn.</summary>
    bool IsErrorInteractive { get; }

    /// <summary>Present width of that terminal in columns.</summary>
    int ErrorWidthColumns { get; }

    /// <summary>Why the standard output took no more; null if it took everything.</summary>
    IOException? StandardFault => null;
}
