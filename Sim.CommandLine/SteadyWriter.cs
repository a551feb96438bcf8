using System.Text;

namespace Sim.CommandLine;

/// <summary>
/// Writes on until the end of a command even if the device takes no more: a full disk behind the standard output must not
/// keep a violation from being saved, nor its exit code from being told. The first fault is kept.
/// </summary>
/// <param name="writer">Where to write.</param>
internal sealed class SteadyWriter(TextWriter writer) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    private readonly Lock _gate = new();

    /// <summary>The first fault; null if there was none.</summary>
    public IOException? Fault { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => writer.Encoding;

    /// <inheritdoc/>
    [System.Diagnostics.CodeAnalysis.AllowNull]
    public override string NewLine
    {
        get => writer.NewLine;
        set => writer.NewLine = value;
    }

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => writer.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => writer.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => writer.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => writer.WriteLine(value));

    /// <inheritdoc/>
    public override Task WriteAsync(char value) => Task.FromResult(Try(() => writer.Write(value)));

    /// <inheritdoc/>
    public override Task WriteAsync(string? value) => Task.FromResult(Try(() => writer.Write(value)));

    /// <inheritdoc/>
    public override Task WriteLineAsync(string? value) => Task.FromResult(Try(() => writer.WriteLine(value)));

    /// <inheritdoc/>
    public override void Flush() => Try(writer.Flush);

    /// <inheritdoc/>
    public override Task FlushAsync() => Task.FromResult(Try(writer.Flush));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Try(writer.Dispose);
        }

        base.Dispose(disposing);
    }

    /// <summary>Whether it was written.</summary>
    private bool Try(Action write)
    {
        lock (_gate)
        {
            if (Fault is not null)
            {
                return false;
            }

            try
            {
                write();
                return true;
            }
            catch (IOException fault)
            {
                Fault = fault;
                return false;
            }
        }
    }
}
