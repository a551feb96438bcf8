using Scheduler.Core.Placement;
using Sim.Models.Measuring;

namespace Sim.Cli.Place.Quality;

/// <summary>Balance against movement: what a tolerance around the mean costs when newcomers join a fleet at its floor, where nothing but moves can fill them.</summary>
internal static class ToleranceCurve
{
    /// <summary>Share of newcomers.</summary>
    public const int JoinPercent = 8;

    private static readonly double[] Tolerances = [0.0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1];

    /// <summary>Measures every tolerance on the same fleets.</summary>
    public static IReadOnlyList<TolerancePoint> Measure(QualityRequest request, CancellationToken cancellationToken) =>
        Array.ConvertAll(Tolerances, tolerance => Measure(request, tolerance, cancellationToken));

    private static TolerancePoint Measure(QualityRequest request, double tolerance, CancellationToken cancellationToken)
    {
        var heaviest = new List<double>();
        var moved = new List<double>();
        for (var seed = 1UL; seed <= (ulong)request.Fleets; seed++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var planner = new StickyPlanner<XxHash64RingHash>(balanceTolerance: tolerance);
            if (FleetPlay.Run(planner, AtItsFloor(request, seed)) is { } settled
                && FleetPlay.Run(planner, FleetEvent.Join(settled.Fleet, seed, JoinPercent)) is { } joined)
            {
                heaviest.Add(BalanceMeasure.Of(joined.BytesByWorker()).MaximumOverMean);
                moved.Add(100.0 * joined.MovedBytes / settled.Fleet.Chunks.SizesBytes.Sum());
            }
        }

        return new TolerancePoint(tolerance, heaviest, moved);
    }

    /// <summary>All weights alike and a floor that takes nearly the whole budget: what the newcomers add does not pay for another copy of everything.</summary>
    private static PlacementInput AtItsFloor(QualityRequest request, ulong seed)
    {
        var fleet = MeasuredFleet.Create(request.Workers, request.Chunks, seed, ReplicationRounding.Truncated);
        var floor = Math.Min(request.Workers, (int)MeasuredFleet.BudgetCopies);
        return fleet with
        {
            Chunks = fleet.Chunks with { Weights = Array.ConvertAll(fleet.Chunks.Weights, _ => (ushort)1) },
            Configuration = fleet.Configuration with
            {
                MinimumReplication = floor,
                WorkerCapacityBytes = (long)(fleet.Chunks.SizesBytes.Sum() * (floor + 0.05) / MeasuredFleet.Saturation / request.Workers),
            },
        };
    }
}
