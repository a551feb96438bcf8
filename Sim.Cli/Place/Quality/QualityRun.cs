using Scheduler.Core.Placement;
using Sim.CommandLine;
using Sim.CommandLine.Output;
using Sim.Engine.Simulations;
using Sim.Models.Measuring;

namespace Sim.Cli.Place.Quality;

/// <summary>The command <c>sim place --bench</c>: what each planner's placements are worth, and what changes of a fleet cost under it.</summary>
/// <param name="output">Where tables and progress go.</param>
/// <param name="request">What to measure.</param>
internal sealed class QualityRun(IOutput output, QualityRequest request)
{
    /// <summary>The planners that place a whole fleet by themselves.</summary>
    private static readonly string[] Planners = [.. PlannerCatalog.Planners.Where(planner => !PlannerCatalog.TraitsOf(planner).IsStage)];

    /// <summary>Measures and prints.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        var qualities = await new ProgressDisplay(output).RunAsync("measuring", report => Task.FromResult(MeasureAll(report, cancellationToken)));
        QualityPrinter.Print(request, qualities, output.Standard);
        TolerancePrinter.Print(ToleranceCurve.Measure(request, cancellationToken), output.Standard);
        return ExitCode.Held;
    }

    private List<PlannerQuality> MeasureAll(Action<double, double, string> report, CancellationToken cancellationToken)
    {
        var qualities = new List<PlannerQuality>();
        var done = 0;
        foreach (var planner in Planners)
        {
            var balance = new List<BalanceMeasure>();
            var hashing = new List<BalanceMeasure>();
            var events = FleetEvent.All.Select(_ => new List<EventMeasure?>()).ToList();
            for (var fleet = 0; fleet < request.Fleets; fleet++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                report(done++, (double)request.Fleets * Planners.Length, planner);
                MeasureFleet(planner, seed: (ulong)fleet + 1, balance, hashing, events, cancellationToken);
            }

            qualities.Add(new PlannerQuality(planner, balance, hashing, events));
        }

        return qualities;
    }

    private void MeasureFleet(
        string name, ulong seed, List<BalanceMeasure> balance, List<BalanceMeasure> hashing, List<List<EventMeasure?>> events, CancellationToken cancellationToken)
    {
        var planner = PlannerCatalog.Create(name);
        var rounding = PlannerCatalog.RoundingOf(PlannerCatalog.UsualRoundingOf(name));
        var settled = FleetPlay.Run(planner, MeasuredFleet.Create(request.Workers, request.Chunks, seed, rounding))
            ?? throw new UsageException($"--workers, --chunks: the planner {name} finds no room for {request.Chunks} chunks on {request.Workers} workers");
        balance.Add(BalanceMeasure.Of(settled.BytesByWorker()));
        hashing.Add(BalanceMeasure.Of(IndependentHashing.BytesByWorker(settled, seed)));
        for (var index = 0; index < events.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            events[index].Add(Measure(planner, FleetEvent.All[index].Change(settled.Fleet, seed)));
        }
    }

    private static EventMeasure? Measure(IPlanner planner, PlacementInput changed)
    {
        if (FleetPlay.Run(planner, changed) is not { } outcome)
        {
            return null;
        }

        var percent = 100.0 / changed.Chunks.SizesBytes.Sum();
        return new EventMeasure(
            outcome.MovedBytes * percent, outcome.LeastBytes(changed) * percent, outcome.ShortCopies(), outcome.Cycles, outcome.IsAtRest);
    }
}
