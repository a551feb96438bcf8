using System.Globalization;
using Sim.CommandLine;

namespace Sim.Fuzz.Runs;

/// <summary>Keeps what a command writes.</summary>
internal sealed class KeptOutput : IOutput
{
    public TextWriter Standard { get; } = new StringWriter(CultureInfo.InvariantCulture);

    public TextWriter Error { get; } = new StringWriter(CultureInfo.InvariantCulture);

    public bool IsErrorInteractive => false;

    public int ErrorWidthColumns => 80;

    public string StandardText => $"{Standard}";

    public string ErrorText => $"{Error}";
}
