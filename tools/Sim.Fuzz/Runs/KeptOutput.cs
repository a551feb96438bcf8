using System.Globalization;
using Sim.Cli;

namespace Sim.Fuzz.Runs;

/// <summary>Keeps what a command writes.</summary>
internal sealed class KeptOutput : IOutput
{
    private readonly StringWriter _standard = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);

    public TextWriter Standard => _standard;

    public TextWriter Error => _error;

    public bool IsErrorInteractive => false;

    public int ErrorWidthColumns => 80;

    public string StandardText => _standard.ToString();

    public string ErrorText => _error.ToString();
}
