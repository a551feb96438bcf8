using Scheduler.Core.Placement;
using Sim.Reshuffle.Profiles;

namespace Sim.Reshuffle.Tests.Profiles;

/// <summary>Goal: a profile means what it says, and whatever is not understood is refused with line and column.</summary>
public sealed class RunProfileTests
{
    [Fact]
    public void An_empty_profile_has_the_documented_defaults()
    {
        var profile = RunProfileReader.Parse("p", "");

        Assert.Equal((10, 42L, 1000L), (profile.Steps, profile.Seed, profile.Shape.At(3)));
        Assert.Null(profile.ChunkSizeBytes);
        Assert.Null(profile.LiftRestrictionAtStep);
        Assert.Equal((0.0, "restricted", 0.0, 0), (profile.RestrictedFraction, profile.RestrictedDataset, profile.InitialNewFraction, profile.LagSteps));
        Assert.Null(profile.NeedsCycles);
    }

    [Fact]
    public void Every_key_is_read()
    {
        var profile = RunProfileReader.Parse("p", """
            steps: 20
            seed: 7
            chunks_per_step: 5
            chunk_size: 256MiB
            chunk_ids: flat
            restricted_fraction: 0.25
            restricted_dataset: new-format
            upgrade_schedule: 2:0.5,4:1
            initial_new_fraction: 0.1
            upgrade_order: file
            lift_restriction_at_step: 9
            confirm_lag_steps: 1
            portal_lag_steps: 2
            copy: [{src: s3://a, dst: s3://b, at_step: 3}]
            replace: [{dataset: s3://a, at_step: 4}]
            fleet:
              - {at_step: 1, join: 5}
              - {at_step: 2, leave: , count: 3}
              - {at_step: 2, join: true, count: 2}
              - {at_step: 3, status: offline, count: 4}
            limits: [{at_step: 5, worker_capacity: 1TiB, saturation: 0.9}]
            baseline: file
            """);

        Assert.Equal((20, 7L, 5L, 256L << 20), (profile.Steps, profile.Seed, profile.Shape.At(1), profile.ChunkSizeBytes));
        Assert.Equal((ChunkIdForm.Flat, 0.25, "new-format", 0.1), (profile.ChunkIds, profile.RestrictedFraction, profile.RestrictedDataset, profile.InitialNewFraction));
        Assert.Equal((0.5, true, 9, 3), (profile.UpgradeSchedule.At(3), profile.IsUpgradedInFileOrder, profile.LiftRestrictionAtStep, profile.LagSteps));
        Assert.Equal([new DatasetCopy("s3://a", "s3://b", 3)], profile.Copies);
        Assert.Equal([new DatasetReplacement("s3://a", 4)], profile.Replacements);
        Assert.Equal(
            [
                new FleetChange(1, FleetChangeKind.Join, default, 5),
                new FleetChange(2, FleetChangeKind.Leave, default, 3),
                new FleetChange(2, FleetChangeKind.Join, default, 2),
                new FleetChange(3, FleetChangeKind.Status, WorkerStatus.Offline, 4),
            ],
            profile.FleetChanges);
        Assert.Equal([new LimitChange(5, 1L << 40, 0.9)], profile.LimitChanges);
        Assert.Equal(BaselineSource.File, profile.Baseline);
    }

    [Fact]
    public void A_shape_overrides_the_rate() =>
        Assert.Equal(7, RunProfileReader.Parse("p", "chunks_per_step: 5\nchunks_shape: constant:n=7").Shape.At(1));

    [Theory]
    [InlineData("steps: 0", "p:1:8", "'0'")]
    [InlineData("steps: ten", "p:1:8", "'ten'")]
    [InlineData("seed: -1", "p:1:7", "'-1'")]
    [InlineData("steps: 5\nstepz: 6", "p:2:1", "'stepz'")]
    [InlineData("steps: 5\nsteps: 6", "p:2", "twice")]
    [InlineData("chunks_per_step: 1.5", "p:1:18", "'1.5'")]
    [InlineData("chunks_shape: spiral", "p:1:15", "spiral")]
    [InlineData("chunk_size: 3GiB", "p:1:13", "'3GiB'")]
    [InlineData("chunk_size: 256 MB of data", "p:1:13", "256 MB of data")]
    [InlineData("chunk_ids: round", "p:1:12", "'round'")]
    [InlineData("restricted_fraction: 1.1", "p:1:22", "'1.1'")]
    [InlineData("restricted_dataset:", "p:1", "text")]
    [InlineData("upgrade_schedule: 5:1,2:1", "p:1:19", "step 2")]
    [InlineData("upgrade_order: random", "p:1:16", "'random'")]
    [InlineData("initial_new_fraction: NaN", "p:1:23", "'NaN'")]
    [InlineData("steps: 5\nlift_restriction_at_step: 6", "p:2:27", "'6'")]
    [InlineData("confirm_lag_steps: -1", "p:1:20", "'-1'")]
    [InlineData("portal_lag_steps: x", "p:1:19", "'x'")]
    [InlineData("fleet:\n  - {at_step: 2, join: 5\n  - {at_step: 3, leave: 1}\n", "p:2:3", "not well-formed")]
    [InlineData("chunk_size: 0.1KiB\nlimits: [{at_step: 1, worker_capacity: 9223372036854775807}]", "p:2:40", "9223372036854775807")]
    [InlineData("restricted_dataset: \"a\\0b\"", "p:1:21", "cannot be stored")]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]\nc: *b", "p:2:8", "alias")]
    [InlineData("? {a: b}\n: c", "p:1:3", "a key must be a word")]
    [InlineData("copy: [{src: a, dst: a, at_step: 1}]", "p:1:8", "itself")]
    [InlineData("copy: [{src: a, dst: b}]", "p:1:8", "at_step")]
    [InlineData("copy: [{src: a, dst: b, at_step: 11}]", "p:1:34", "'11'")]
    [InlineData("replace: [{dataset: a, at_step: 0}]", "p:1:33", "'0'")]
    [InlineData("replace: [{dataset: a, at_step: 1, who: b}]", "p:1:36", "'who'")]
    [InlineData("replace: a", "p:1:10", "list")]
    [InlineData("fleet: [{at_step: 1}]", "p:1:9", "exactly one")]
    [InlineData("fleet: [{at_step: 1, join: 1, leave: 1}]", "p:1:9", "exactly one")]
    [InlineData("fleet: [{at_step: 1, join: 0}]", "p:1:28", "'0'")]
    [InlineData("fleet: [{at_step: 1, join: 2, count: 3}]", "p:1:28", "contradict")]
    [InlineData("fleet: [{at_step: 1, status: asleep}]", "p:1:30", "asleep")]
    [InlineData("limits: [{at_step: 1}]", "p:1:10", "neither")]
    [InlineData("limits: [{at_step: 1, saturation: 0}]", "p:1:35", "saturation")]
    [InlineData("limits: [{at_step: 1, worker_capacity: 0}]", "p:1:40", "'0'")]
    [InlineData("baseline: none", "p:1:11", "'none'")]
    [InlineData("- steps", "p:1:1", "keys")]
    [InlineData("steps: [", "p:", "YAML")]
    [InlineData("a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "p:1", "nested")]
    [InlineData("steps: 1\n---\nsteps: 2", "p", "documents")]
    public void A_malformed_profile_is_refused_with_line_and_column(string text, string position, string mention)
    {
        var refusal = Assert.Throws<ReshuffleInputException>(() => RunProfileReader.Parse("p", text));

        Assert.StartsWith(position, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(mention, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void What_needs_a_memory_is_named()
    {
        Assert.Equal("replace", RunProfileReader.Parse("p", "replace: [{dataset: a, at_step: 1}]").NeedsCycles);
        Assert.Equal("confirm_lag_steps", RunProfileReader.Parse("p", "confirm_lag_steps: 1").NeedsCycles);
        Assert.Equal("portal_lag_steps", RunProfileReader.Parse("p", "portal_lag_steps: 1").NeedsCycles);
    }
}
