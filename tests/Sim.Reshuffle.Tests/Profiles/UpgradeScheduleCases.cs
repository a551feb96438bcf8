using Sim.Reshuffle.Profiles;

namespace Sim.Reshuffle.Tests.Profiles;

/// <summary>Goal: upgrades follow their schedule.</summary>
public sealed class UpgradeScheduleCases
{
    [Fact]
    public void The_share_of_upgraded_workers_is_constant_between_breakpoints_and_0_before_the_first()
    {
        var schedule = UpgradeSchedule.Parse("1:0,5:0.25,50:0.5");

        Assert.Equal([0, 0.25, 0.25, 0.5, 0.5], new[] { 4, 5, 49, 50, 1000 }.Select(schedule.At));
        Assert.Equal(0, UpgradeSchedule.Parse("3:1").At(2));
        Assert.Equal(0, UpgradeSchedule.Empty.At(9));
    }

    [Theory]
    [InlineData("5:0.1,2:0.2")]
    [InlineData("5:0.1,5:0.2")]
    [InlineData("1:1.5")]
    [InlineData("1:NaN")]
    [InlineData("1:inf")]
    [InlineData("1:-0.5")]
    [InlineData("1-0")]
    [InlineData("x:0")]
    public void A_malformed_upgrade_schedule_is_refused(string text) => Assert.Throws<FormatException>(() => UpgradeSchedule.Parse(text));
}
