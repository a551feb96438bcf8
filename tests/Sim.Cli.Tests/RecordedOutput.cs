using System.Globalization;
using Sim.CommandLine;

namespace Sim.Cli.Tests;

/// <summary>Keeps what a command writes.</summary>
internal sealed class RecordedOutput : IOutput
{
    public StringWriter StandardText { get; } = new(CultureInfo.InvariantCulture);

    public StringWriter ErrorText { get; } = new(CultureInfo.InvariantCulture);

    public TextWriter Standard => StandardText;

    public TextWriter Error => Watch is { } watch ? new WatchedWriter(ErrorText, watch) : ErrorText;

    public bool IsErrorInteractive => false;

    public int ErrorWidthColumns => 80;

    /// <summary>Told of every line on the standard error; nobody if null.</summary>
    public Action<string>? Watch { get; init; }
}
