using Scheduler.Core.Placement;
using Semver;
using Sim.Reshuffle.Settings;

namespace Sim.Reshuffle.Tests.Settings;

/// <summary>Goal: settings come back as they were written, and malformed ones are refused with line and column.</summary>
public sealed class SchedulerSettingsTests
{
    [Fact]
    public void Settings_come_back_as_they_were_written()
    {
        var settings = new SchedulerSettings(
            new PlacementConfiguration(123_456_789, 0.875, 3, IgnoreReliability: false, Rings: 17),
            PlannerCatalog.SeaHash,
            new SemVersion(1, 2, 3),
            new Dictionary<string, IReadOnlyList<WeightSegment>>
            {
                ["a's: data"] = [new WeightSegment(0, 2), new WeightSegment(-50, 24, new SemVersion(2, 0, 0))],
                ["b"] = [],
            });

        var read = SchedulerSettingsReader.Parse("s", SchedulerSettingsWriter.Write(settings));

        Assert.Equal(settings.Placement, read.Placement);
        Assert.Equal((settings.Hash, settings.MinimumWorkerVersion), (read.Hash, read.MinimumWorkerVersion));
        Assert.Equal(settings.Segments.Keys, read.Segments.Keys);
        Assert.All(settings.Segments, entry => Assert.Equal(entry.Value, read.Segments[entry.Key]));
    }

    [Fact]
    public void What_is_left_out_has_the_documented_defaults()
    {
        var read = SchedulerSettingsReader.Parse("s", "worker_capacity: 600GiB\ndatasets: {s3://a: }");

        Assert.Equal(new PlacementConfiguration(600L << 30, 0.95, 1, IgnoreReliability: false), read.Placement);
        Assert.Equal(PlannerCatalog.XxHash64, read.Hash);
        Assert.Equal(["a"], read.Segments.Keys);
    }

    [Theory]
    [InlineData("datasets: {}", "s:1:1", "worker_capacity")]
    [InlineData("worker_capacity: 1", "s:1:1", "datasets")]
    [InlineData("worker_capacity: 0\ndatasets: {}", "s:1:18", "'0'")]
    [InlineData("worker_capacity: 600GiX\ndatasets: {}", "s:1:18", "'600GiX'")]
    [InlineData("worker_capacity: 1\nsaturation: 1.1\ndatasets: {}", "s:2:13", "'1.1'")]
    [InlineData("worker_capacity: 1\nmin_replication: 0\ndatasets: {}", "s:2:18", "'0'")]
    [InlineData("worker_capacity: 1\nignore_reliability: maybe\ndatasets: {}", "s:2:21", "'maybe'")]
    [InlineData("worker_capacity: 1\nhash: md5\ndatasets: {}", "s:2:7", "'md5'")]
    [InlineData("worker_capacity: 1\nrounding: up\ndatasets: {}", "s:2:11", "'up'")]
    [InlineData("worker_capacity: 1\nrings: 0\ndatasets: {}", "s:2:8", "'0'")]
    [InlineData("worker_capacity: 1\nminimum_worker_version: new\ndatasets: {}", "s:2:25", "'new'")]
    [InlineData("worker_capacity: 1\ndatasets:\n  a: [{from: 0, weight: 0}]", "s:3:25", "'0'")]
    [InlineData("worker_capacity: 1\ndatasets:\n  a: [{weight: 1}]", "s:3:7", "from")]
    [InlineData("worker_capacity: 1\ndatasets:\n  a: [{from: 5}, {from: 4}]", "s:3:3", "a")]
    [InlineData("worker_capacity: 1\ndatasets:\n  a: []\n  s3://a: []", "s:4:3", "twice")]
    [InlineData("worker_capacity: 1\ndatasets: {}\nspeed: 1", "s:3:1", "'speed'")]
    public void Malformed_settings_are_refused_with_line_and_column(string text, string position, string mention)
    {
        var refusal = Assert.Throws<ReshuffleInputException>(() => SchedulerSettingsReader.Parse("s", text));

        Assert.StartsWith(position, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(mention, refusal.Message, StringComparison.Ordinal);
    }
}
