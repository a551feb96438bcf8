using System.Text;

namespace Sim.Cli.Tests;

/// <summary>Passes everything on and tells of every line.</summary>
internal sealed class WatchedWriter(TextWriter writer, Action<string> watch) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => writer.Encoding;

    public override void Write(char value) => writer.Write(value);

    public override void WriteLine(string? value)
    {
        writer.WriteLine(value);
        watch(value ?? "");
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
