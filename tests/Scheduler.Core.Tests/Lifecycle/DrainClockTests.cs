using CsCheck;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

public sealed class DrainClockTests
{
    private static readonly Gen<PortalAssignmentView[]> Portals =
        Gen.Select(Gen.Long[0, 4], Gen.Long[0, 2]).Array[0, 12].Select(Accumulate);

    [Fact]
    public void The_anchor_is_the_first_portal_assignment_that_saw_the_removal_confirmed() =>
        Gen.Select(Portals, Gen.Long[1, 20]).Sample(
            (portals, supersededAt) =>
            {
                var id = new WorkerAssignmentId(supersededAt);
                Assert.Equal(portals.FirstOrDefault(portal => portal.ConfirmedUpTo >= id), DrainClock.AnchorOf(portals, id));
            },
            iter: 5_000);

    /// <summary>Rule 22.7 says that the derived clock expires exactly what a stored anchor would.</summary>
    [Fact]
    public void Expiry_by_watermark_is_expiry_by_anchor() =>
        Gen.Select(Portals, Gen.Long[1, 20], Gen.Long[0, 60], Gen.Long[0, 20]).Sample(
            (portals, supersededAt, now, window) =>
            {
                var id = new WorkerAssignmentId(supersededAt);
                var byAnchor = DrainClock.AnchorOf(portals, id) is { } anchor && now >= window && anchor.CreatedAt.Value <= now - window;
                Assert.Equal(byAnchor, id <= DrainClock.ExpiredUpTo(portals, new Tick(now), window));
            },
            iter: 5_000);

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void The_window_is_over_at_equality_and_never_wraps_around(long now, bool isOver)
    {
        PortalAssignmentView[] portals = [new(new PortalAssignmentId(1), Tick.Zero, new WorkerAssignmentId(1))];
        Assert.Equal(isOver ? 1 : 0, DrainClock.ExpiredUpTo(portals, new Tick(now), 60).Value);
        Assert.Equal(0, DrainClock.ExpiredUpTo(portals, new Tick(now), long.MaxValue).Value);
    }

    private static PortalAssignmentView[] Accumulate((long Ticks, long Confirmed)[] steps)
    {
        var portals = new PortalAssignmentView[steps.Length];
        long tick = 0, confirmed = 0;
        for (var i = 0; i < portals.Length; i++)
        {
            (tick, confirmed) = (tick + steps[i].Ticks, confirmed + steps[i].Confirmed);
            portals[i] = new PortalAssignmentView(new PortalAssignmentId(i + 1), new Tick(tick), new WorkerAssignmentId(confirmed));
        }

        return portals;
    }
}
