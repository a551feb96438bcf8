using Sim.Reshuffle.Journals;
using Sim.Reshuffle.Runs;
using Spectre.Console;

namespace Sim.Cli.Reshuffle;

/// <summary>Shows on the error output how a run goes on: one line per finished step, which stays, and below them a bar if a person watches.</summary>
/// <param name="output">Where to write.</param>
internal sealed class ReshuffleProgress(IOutput output) : IRunObserver
{
    private Action<string> _writeLine = line => output.Error.WriteLine(line);
    private ProgressTask? _bar;
    private int _steps;

    /// <summary>Runs one scheduler.</summary>
    /// <param name="request">The run.</param>
    /// <param name="journal">Remembers its plans; null to remember none.</param>
    /// <param name="cancellationToken">Interrupts it between two steps.</param>
    public async Task<RunResult> RunAsync(RunRequest request, PlanJournal? journal, CancellationToken cancellationToken)
    {
        _steps = request.Profile.Steps;
        var run = new ReshuffleRun(request, this, journal, TimeProvider.System);
        if (!output.IsErrorInteractive)
        {
            return await run.RunAsync(cancellationToken);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output.Error) });
        _writeLine = line => console.WriteLine(line);
        return await console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _bar = context.AddTask(Markup.Escape(request.Scheduler), maxValue: _steps + 1);
                return await run.RunAsync(cancellationToken);
            });
    }

    /// <inheritdoc/>
    public void Began(string scheduler, StepRecord baseline) => Advance(scheduler, baseline);

    /// <inheritdoc/>
    public void Finished(string scheduler, StepRecord step) => Advance(scheduler, step);

    private void Advance(string scheduler, StepRecord step)
    {
        _writeLine(StepLine.Of(scheduler, step, _steps));
        _bar?.Increment(1);
    }
}
