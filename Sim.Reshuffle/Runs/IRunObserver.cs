namespace Sim.Reshuffle.Runs;

/// <summary>Told how a run goes on.</summary>
public interface IRunObserver
{
    /// <summary>The placement before step 1 stands.</summary>
    void Began(string scheduler, StepRecord baseline);

    /// <summary>A step is finished.</summary>
    void Finished(string scheduler, StepRecord step);
}
