using Sim.CommandLine;
using Sim.CommandLine.Output;
using Sim.Reshuffle.Journals;
using Sim.Reshuffle.Runs;

namespace Sim.Cli.Reshuffle;

/// <summary>Shows on the error output how a run goes on: one line per finished step, which stays, and below them a bar if a person watches.</summary>
/// <param name="output">Where to write.</param>
internal sealed class ReshuffleProgress(IOutput output) : IRunObserver
{
    private Action<string> _writeLine = output.Error.WriteLine;
    private Action<double, double, string> _report = (_, _, _) => { };
    private int _steps;

    /// <summary>Runs one scheduler.</summary>
    /// <param name="request">The run.</param>
    /// <param name="journal">Remembers its plans; null to remember none.</param>
    /// <param name="cancellationToken">Interrupts it between two steps.</param>
    public async Task<RunResult> RunAsync(RunRequest request, PlanJournal? journal, CancellationToken cancellationToken)
    {
        _steps = request.Profile.Steps;
        var run = new ReshuffleRun(request, this, journal, TimeProvider.System);
        return await new ProgressDisplay(output).RunAsync(request.Scheduler, (report, writeLine) =>
        {
            (_report, _writeLine) = (report, writeLine);
            return run.RunAsync(cancellationToken);
        });
    }

    /// <inheritdoc/>
    public void Began(string scheduler, StepRecord baseline) => Advance(scheduler, baseline);

    /// <inheritdoc/>
    public void Finished(string scheduler, StepRecord step) => Advance(scheduler, step);

    private void Advance(string scheduler, StepRecord step)
    {
        _writeLine(StepLine.Of(scheduler, step, _steps));
        _report(step.Step + 1, _steps + 1, "");

        // A step leaves hundreds of megabytes behind, which the next one need not add to.
        GC.Collect();
    }
}
