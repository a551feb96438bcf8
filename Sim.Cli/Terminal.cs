namespace Sim.Cli;

/// <summary>The real console: output, errors, and Ctrl-C as a cancellation.</summary>
internal sealed class Terminal : IOutput, IDisposable
{
    private const int UsualWidthColumns = 80;

    private readonly CancellationTokenSource _interrupt = new();
    private readonly StreamWriter _standard = new(Console.OpenStandardOutput()) { AutoFlush = false, NewLine = "\n" };
    private readonly StreamWriter _error = new(Console.OpenStandardError()) { AutoFlush = true, NewLine = "\n" };

    /// <summary>Listens to Ctrl-C; the second one ends the process at once.</summary>
    public Terminal()
    {
        Console.CancelKeyPress += OnInterrupt;
    }

    /// <inheritdoc/>
    public TextWriter Standard => _standard;

    /// <inheritdoc/>
    public TextWriter Error => _error;

    /// <inheritdoc/>
    public bool IsErrorInteractive => !Console.IsErrorRedirected;

    /// <inheritdoc/>
    public int ErrorWidthColumns
    {
        get
        {
            try
            {
                return Console.WindowWidth is var width and > 0 ? width : UsualWidthColumns;
            }
            catch (IOException)
            {
                return UsualWidthColumns;
            }
        }
    }

    /// <summary>Cancelled by the first Ctrl-C.</summary>
    public CancellationToken Interrupted => _interrupt.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Console.CancelKeyPress -= OnInterrupt;
        _standard.Dispose();
        _error.Dispose();
        _interrupt.Dispose();
    }

    private void OnInterrupt(object? sender, ConsoleCancelEventArgs arguments)
    {
        if (!_interrupt.IsCancellationRequested)
        {
            arguments.Cancel = true;
            _interrupt.Cancel();
        }
    }
}
