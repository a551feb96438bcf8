using Scheduler.Core.Lifecycle;
using Sim.Models.Views;

namespace Sim.Models.World;

/// <content>What a picture of the run is told. It has no effect on the run.</content>
public sealed partial class SchedulerWorld
{
    /// <summary>The picture; null unless one is wanted.</summary>
    internal WorldPicture? Picture { get; private set; }

    /// <summary>Disks changed because workers followed an assignment.</summary>
    internal void ShowDisks(WorkerAssignment followed) => Picture?.Show(PlainReasons.Disks(followed.Id));

    private void BeginPicture()
    {
        if (Recorder.View is { } view)
        {
            Picture = new WorldPicture(view, this);
            Picture.Begin();
            Picture.ShowStep("");
        }
    }

    private void ShowScheduling(SchedulingCycleResult? result) =>
        Picture?.Show(new SchedulingReasons(result, Planner.CallsOfCycle.Count > 0 ? Planner.LatestCall : null, State, Pool, Picture.Candidates));
}
