using System.Collections.Immutable;
using Sim.Engine.Tracing;
using Sim.Engine.Walks;

namespace Sim.Engine.Views;

/// <summary>One run as a picture shows it.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="Steps">Number of executed steps.</param>
/// <param name="Records">The records of its steps.</param>
/// <param name="View">What the system said of it.</param>
/// <param name="Failure">The failure; null if everything held.</param>
internal sealed record ViewRun(ViewSubject Subject, int Steps, ImmutableArray<StepRecord> Records, ViewRecorder View, CaseFailure? Failure)
{
    /// <summary>Takes over a run that was asked to be viewed.</summary>
    public static ViewRun Of<TConfiguration, TAction>(ViewSubject subject, CaseOutcome<TConfiguration, TAction> outcome)
    {
        var view = outcome.View ?? throw new InvariantViolatedException("a run that is shown was viewed");
        if (!view.HasLanes && !view.HasActions)
        {
            view.ActAll(outcome.Records.Where(record => record.Step >= 1 && record.Step <= outcome.Steps));
        }

        view.SettleActions();
        return new ViewRun(subject, outcome.Steps, outcome.Records, view, outcome.Failure);
    }
}
