using Scheduler.Core.Lifecycle;
using Sim.Reshuffle.Generation;
using Sim.Reshuffle.Schedulers;

namespace Sim.Reshuffle.Tests.Runs;

/// <summary>
/// Goal: a run does what its profile says, with either kind of scheduler. That bytes on
/// disks change by downloads less what is freed is checked at every step of every run here.
/// </summary>
public sealed class RunCases
{
    public static TheoryData<string> Schedulers => [Scenes.Recomputing, Scenes.Cycling];

    [Theory]
    [MemberData(nameof(Schedulers))]
    public async Task Chunks_arrive_as_the_shape_says_and_are_placed(string scheduler)
    {
        var result = await Scenes.RunAsync(await Scenes.FleetAsync(), "steps: 3\nchunks_shape: points:1=5,2=3,3=7", scheduler);

        Assert.Equal([5L, 3, 7], [result.Steps[0].NewChunks, result.Steps[1].NewChunks, result.Steps[2].NewChunks]);
        Assert.Equal([305, 308, 315], result.Steps.Select(step => step.TotalChunks));
        Assert.All(result.Steps, step => Assert.Equal((step.TotalChunks, step.TotalChunks), (step.PlacedChunks, step.VisibleChunks)));
        Assert.All(result.Steps, step => Assert.True(step.Movement.NewBytes >= step.NewChunks * 2 * 1_000));
        Assert.Null(result.Stopped);
    }

    [Theory]
    [MemberData(nameof(Schedulers))]
    public async Task The_same_run_gives_the_same_figures(string scheduler)
    {
        const string Profile = "steps: 4\nfleet: [{at_step: 2, leave: 2}, {at_step: 3, join: 1}]\nlimits: [{at_step: 4, saturation: 0.8}]\nchunks_per_step: 9";
        var fleet = await Scenes.FleetAsync();

        Assert.Equal(Scenes.Timeless(await Scenes.RunAsync(fleet, Profile, scheduler)), Scenes.Timeless(await Scenes.RunAsync(fleet, Profile, scheduler)));
    }

    [Fact]
    public async Task Without_a_change_nothing_moves()
    {
        foreach (var scheduler in new[] { Scenes.Recomputing, Scenes.Cycling })
        {
            var result = await Scenes.RunAsync(await Scenes.FleetAsync(), "steps: 2\nchunks_per_step: 0", scheduler);
            Assert.All(result.Steps, step => Assert.Equal((0L, 0L, 0), (step.Movement.DownloadBytes, step.Movement.FreedBytes, step.Movement.WorkersLosing)));
        }
    }

    [Fact]
    public async Task The_fleet_changes_as_the_profile_says()
    {
        var result = await Scenes.RunAsync(
            await Scenes.FleetAsync(), "steps: 3\nchunks_per_step: 0\nfleet: [{at_step: 1, join: 2}, {at_step: 2, leave: 3}]", Scenes.Cycling);

        Assert.Equal([14, 11, 11], result.Steps.Select(step => step.Workers));
        Assert.Equal([14 * 120_000L, 11 * 120_000L, 11 * 120_000L], result.Steps.Select(step => step.CapacityBytes));
        Assert.True(result.Steps[0].Movement.JoinedDownloadBytes > 0);
        Assert.True(result.Steps[1].Movement.FreedBytes > 0);
    }

    [Fact]
    public async Task A_worker_that_leaves_and_one_that_joins_are_two_workers()
    {
        var result = await Scenes.RunAsync(await Scenes.FleetAsync(), "steps: 1\nchunks_per_step: 0\nfleet: [{at_step: 1, leave: 1}, {at_step: 1, join: 1}]", Scenes.Recomputing);

        Assert.Equal(12, result.Steps[0].Workers);
        Assert.True(result.Steps[0].Movement.JoinedDownloadBytes > 0);
    }

    [Fact]
    public async Task A_planner_without_memory_leaves_readers_alone_with_copies_that_are_not_there_yet()
    {
        const string Profile = "steps: 1\nchunks_per_step: 0\nfleet: [{at_step: 1, join: 4}]";
        var fleet = await Scenes.FleetAsync();

        Assert.True((await Scenes.RunAsync(fleet, Profile, Scenes.Recomputing)).Steps[0].Readers.MissedRoutes > 0);
        Assert.Equal(0, (await Scenes.RunAsync(fleet, Profile, Scenes.Cycling)).Steps[0].Readers.MissedRoutes);
    }

    [Fact]
    public async Task Limits_change_the_targets()
    {
        var result = await Scenes.RunAsync(await Scenes.FleetAsync(), "steps: 2\nchunks_per_step: 0\nlimits: [{at_step: 2, worker_capacity: 60000}]", Scenes.Recomputing);

        Assert.True(result.Steps[1].Classes.Sum(copies => copies.Target) < result.Steps[0].Classes.Sum(copies => copies.Target));
        Assert.Equal(12 * 60_000L, result.Steps[1].CapacityBytes);
    }

    [Theory]
    [MemberData(nameof(Schedulers))]
    public async Task A_copied_dataset_has_the_chunks_and_weights_of_its_source(string scheduler)
    {
        var result = await Scenes.RunAsync(
            await Scenes.FleetAsync(new FleetPlan(12, 300) { Weights = [1, 4], MeanCopies = 12, ChunkSizeBytes = 1_000 }),
            "steps: 2\nchunks_per_step: 0\ncopy: [{src: s3://dataset-1, dst: s3://clone, at_step: 2}]",
            scheduler);

        Assert.Equal([0L, 150], result.Steps.Select(step => step.CopiedOrReplacedChunks));
        Assert.Equal(450, result.Steps[1].TotalChunks);
        Assert.Equal([1, 4], result.Steps[1].Classes.Select(copies => copies.Weight));
    }

    [Fact]
    public async Task A_replaced_dataset_is_there_once_before_and_once_after()
    {
        var result = await Scenes.RunAsync(
            await Scenes.FleetAsync(new FleetPlan(12, 300) { Weights = [1], MeanCopies = 6, ChunkSizeBytes = 1_000 }),
            "steps: 4\nchunks_per_step: 0\nreplace: [{dataset: s3://dataset-0, at_step: 2}]",
            Scenes.Cycling);

        Assert.Equal([0L, 300, 0, 0], result.Steps.Select(step => step.CopiedOrReplacedChunks));
        Assert.All(result.Steps, step => Assert.Equal(300, step.VisibleChunks));
        Assert.Equal(600, result.Steps[3].TotalChunks);
        Assert.Equal(300, result.Steps[3].PlacedChunks);
    }

    [Fact]
    public async Task A_dataset_may_be_replaced_again_while_it_is_still_being_replaced()
    {
        var result = await Scenes.RunAsync(
            await Scenes.FleetAsync(new FleetPlan(12, 300) { Weights = [1], MeanCopies = 9, ChunkSizeBytes = 1_000 }),
            "steps: 8\nchunks_per_step: 0\nconfirm_lag_steps: 2\nreplace: [{dataset: s3://dataset-0, at_step: 1}, {dataset: s3://dataset-0, at_step: 2}]",
            Scenes.Cycling);

        Assert.All(result.Steps, step => Assert.Equal(300, step.VisibleChunks));
        Assert.Equal((900, 300), (result.Steps[7].TotalChunks, result.Steps[7].PlacedChunks));
    }

    [Fact]
    public async Task Superseded_copies_occupy_disks_until_a_lagging_confirmation()
    {
        const string Profile = "steps: 6\nchunks_shape: constant:n=0\nlimits: [{at_step: 1, saturation: 0.6}]\n";
        var fleet = await Scenes.FleetAsync();
        var prompt = await Scenes.RunAsync(fleet, Profile, Scenes.Cycling);
        var lagging = await Scenes.RunAsync(fleet, Profile + "confirm_lag_steps: 2\nportal_lag_steps: 1", Scenes.Cycling);

        Assert.Equal([true, false, false, false, false, false], prompt.Steps.Select(step => step.Movement.DrainingBytes > 0));
        Assert.Equal([true, true, true, true, false, false], lagging.Steps.Select(step => step.Movement.DrainingBytes > 0));
    }

    [Theory]
    [InlineData(0, 13)]
    [InlineData(1, 12)]
    [InlineData(2, 11)]
    [InlineData(3, 10)]
    [InlineData(99, 10)]
    public void The_watermark_lags_and_never_falls_behind_the_first(int cycles, long expected)
    {
        var lag = new ConfirmationLag(cycles);
        foreach (var id in new[] { 10, 11, 12, 13 })
        {
            lag.Publish(new WorkerAssignmentId(id));
        }

        Assert.Equal(new WorkerAssignmentId(expected), lag.Confirmed);
    }

    [Theory]
    [MemberData(nameof(Schedulers))]
    public async Task Restricted_data_without_upgraded_workers_fail_a_step_and_end_the_run_cleanly(string scheduler)
    {
        var observer = new RecordedRun();
        var result = await Scenes.RunAsync(
            await Scenes.FleetAsync(), "steps: 5\nchunks_per_step: 10\nrestricted_fraction: 0.5\nupgrade_schedule: 3:0.1", scheduler, observer: observer);

        var failed = Assert.Single(result.Steps);
        Assert.Equal(failed, result.Stopped);
        Assert.Equal((0L, 0L), (failed.Movement.DownloadBytes, failed.Movement.FreedBytes));
        Assert.Contains("5 restricted chunks need 2 copies each", failed.Failure, StringComparison.Ordinal);
        Assert.Contains("0 upgraded workers", failed.Failure, StringComparison.Ordinal);
        Assert.Equal([0, 1], observer.Steps);
    }

    [Theory]
    [MemberData(nameof(Schedulers))]
    public async Task Restricted_chunks_go_to_upgraded_workers_and_change_no_other_chunk(string scheduler)
    {
        const string Profile = "steps: 3\nchunks_per_step: 12\ninitial_new_fraction: 0.5\n";
        var fleet = await Scenes.FleetAsync();
        var with = await Scenes.RunAsync(fleet, Profile + "restricted_fraction: 0.25\nlift_restriction_at_step: 3", scheduler);

        Assert.Equal([3L, 3, 0], with.Steps.Select(step => step.NewRestrictedChunks));
        Assert.Equal([3, 6, 6], with.Steps.Select(step => step.TotalRestrictedChunks));
        Assert.Equal([6, 6, 6], with.Steps.Select(step => step.UpgradedWorkers));
        Assert.True(with.Steps[0].Movement.RestrictedDownloadBytes is > 0 and var restricted && restricted < with.Steps[0].Movement.DownloadBytes);
    }

    [Fact]
    public async Task Upgrades_are_never_taken_back()
    {
        var fleet = await Scenes.FleetAsync(new FleetPlan(100, 100) { ChunkSizeBytes = 1_000 });

        var result = await Scenes.RunAsync(fleet, "steps: 2\nchunks_per_step: 0\ninitial_new_fraction: 0.2\nupgrade_schedule: 1:0", Scenes.Recomputing);

        Assert.Equal([20, 20], result.Steps.Select(step => step.UpgradedWorkers));
    }

    [Fact]
    public async Task A_run_can_start_from_the_placement_of_the_file()
    {
        var fleet = await Scenes.FleetAsync();
        var result = await Scenes.RunAsync(fleet, "steps: 1\nchunks_per_step: 0\nbaseline: file", Scenes.Cycling);

        Assert.Equal(fleet.Holders.TotalCopies * 1_000L, result.Baseline.Movement.UsedBytes);
    }

    [Fact]
    public async Task A_shortage_before_step_1_ends_the_run_before_it_begins()
    {
        var fleet = await Scenes.FleetAsync(Scenes.Plan with { PlacedBy = null, WorkerCapacityBytes = 40_000 });
        var result = await Scenes.RunAsync(fleet, "baseline: planned", Scenes.Cycling);

        Assert.Empty(result.Steps);
        Assert.Contains("not enough capacity: 2 copies of 293 KiB", result.Stopped?.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replace: [{dataset: s3://dataset-0, at_step: 1}]", "replace")]
    [InlineData("confirm_lag_steps: 1", "confirm_lag_steps")]
    public async Task A_scheduler_without_memory_refuses_what_needs_one(string profile, string mention)
    {
        var fleet = await Scenes.FleetAsync();
        var refusal = await Assert.ThrowsAsync<ReshuffleInputException>(() => Scenes.RunAsync(fleet, profile, Scenes.Recomputing));

        Assert.StartsWith(mention, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("copy: [{src: nowhere, dst: b, at_step: 1}]", "'nowhere'")]
    [InlineData("copy: [{src: s3://dataset-0, dst: s3://dataset-1, at_step: 1}]", "'s3://dataset-1'")]
    [InlineData("copy: [{src: s3://dataset-0, dst: b, at_step: 1}, {src: s3://dataset-1, dst: b, at_step: 1}]", "'b' stands twice")]
    [InlineData("replace: [{dataset: nowhere, at_step: 1}]", "'nowhere'")]
    [InlineData("fleet: [{at_step: 1, leave: 13}]", "13 workers are to leave")]
    [InlineData("fleet: [{at_step: 1, status: online, count: 1}]", "become online")]
    [InlineData("restricted_fraction: 0.5\nrestricted_dataset: s3://dataset-0", "'s3://dataset-0'")]
    public async Task A_profile_that_does_not_fit_the_input_is_refused(string profile, string mention)
    {
        var fleet = await Scenes.FleetAsync();
        var refusal = await Assert.ThrowsAsync<ReshuffleInputException>(() => Scenes.RunAsync(fleet, profile, Scenes.Cycling));

        Assert.Contains(mention, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_without_settings_is_refused()
    {
        var fleet = await Scenes.FleetAsync();
        var refusal = await Assert.ThrowsAsync<ReshuffleInputException>(() => Scenes.RunAsync(Scenes.Request(fleet, "", Scenes.Cycling, "worker_capacity: 1MiB\ndatasets: {dataset-0: }")));

        Assert.Contains("'s3://dataset-1'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_versions_are_listed_in_order()
    {
        var fleet = await Scenes.FleetAsync();
        Semver.SemVersion?[] versions = [new(2, 0, 0), null, new(1, 0, 0), new(2, 0, 0)];
        var mixed = fleet with { Workers = [.. fleet.Workers.Select((worker, position) => worker with { Version = position < 4 ? versions[position] : new(10, 0, 0) })] };

        Assert.Equal("none:1 1.0.0:1 2.0.0:2 10.0.0:8", (await Scenes.RunAsync(mixed, "steps: 1", Scenes.Recomputing)).LoadedVersions);
    }
}
