using Sim.Reshuffle.Runs;

namespace Sim.Reshuffle.Tests.Runs;

/// <summary>Remembers what a run reports, and may interrupt it.</summary>
internal sealed class RecordedRun(int? interruptedAfter = null) : IRunObserver
{
    public List<int> Steps { get; } = [];

    public void Began(string scheduler, StepRecord baseline) => Steps.Add(baseline.Step);

    public void Finished(string scheduler, StepRecord step)
    {
        Steps.Add(step.Step);
        if (step.Step == interruptedAfter)
        {
            throw new OperationCanceledException();
        }
    }
}
