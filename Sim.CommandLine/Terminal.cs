using System.Runtime.InteropServices;
using Sim.CommandLine.Output;

namespace Sim.CommandLine;

/// <summary>The real console: output, errors, and signals that end the process as a cancellation.</summary>
internal sealed class Terminal : IOutput, IDisposable
{
    private const int UsualWidthColumns = 80;

    private readonly CancellationTokenSource _interrupt = new();
    private readonly PosixSignalRegistration[] _signals;
    private readonly SteadyWriter _standard = new(new StreamWriter(StandardStreams.OpenOutput()) { AutoFlush = false, NewLine = "\n" });
    private readonly SteadyWriter _error = new(new StreamWriter(StandardStreams.OpenError()) { AutoFlush = true, NewLine = "\n" });

    /// <summary>Listens to Ctrl-C, SIGTERM and SIGHUP; the second signal ends the process at once.</summary>
    public Terminal()
    {
        _signals =
        [
            Listen(PosixSignal.SIGINT, ExitCode.Interrupted),
            Listen(PosixSignal.SIGTERM, ExitCode.Terminated),
            Listen(PosixSignal.SIGHUP, ExitCode.HungUp),
        ];
    }

    /// <inheritdoc/>
    public TextWriter Standard => _standard;

    /// <inheritdoc/>
    public TextWriter Error => _error;

    /// <inheritdoc/>
    public bool IsErrorInteractive => !Console.IsErrorRedirected;

    /// <inheritdoc/>
    public IOException? StandardFault => _standard.Fault;

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

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Interrupted => _interrupt.Token;

    /// <summary>What the first signal makes of the exit code.</summary>
    public ExitCode Interruption { get; private set; } = ExitCode.Interrupted;

    /// <summary>Reports what a thread of its own threw: nothing can be saved but the report, and the process must not end in a core dump.</summary>
    /// <param name="program">The word that messages begin with.</param>
    /// <param name="arguments">The command line.</param>
    public void ReportUnhandled(string program, IReadOnlyList<string> arguments) =>
        AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
        {
            Standard.Flush();
            Error.WriteLine($"{program}: {CrashReport.Write(program, (Exception)unhandled.ExceptionObject, arguments).ReplaceLineEndings(" ")}");
            Environment.Exit((int)ExitCode.Bug);
        };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _standard.Dispose();
        _error.Dispose();
        _interrupt.Dispose();
    }

    private PosixSignalRegistration Listen(PosixSignal signal, ExitCode exitCode) => PosixSignalRegistration.Create(signal, context =>
    {
        if (!_interrupt.IsCancellationRequested)
        {
            context.Cancel = true;
            Interruption = exitCode;
            _interrupt.Cancel();
        }
    });
}
