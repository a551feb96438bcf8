using System.Security.Cryptography;
using Sim.Reshuffle.Journals;
using Sim.Reshuffle.Runs;

namespace Sim.Reshuffle.Tests.Runs;

/// <summary>Goal: an interrupted run goes on where it stopped and ends with the same figures as one that was never interrupted.</summary>
public sealed class JournalTests : IDisposable
{
    private const string Profile = "steps: 6\nchunks_per_step: 9\nfleet: [{at_step: 2, leave: 2}, {at_step: 3, join: 1}]\nlimits: [{at_step: 4, saturation: 0.7}, {at_step: 5, saturation: 0.95}]";

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "run.plans");

    public void Dispose()
    {
        if (Directory.Exists(Path.GetDirectoryName(_path)))
        {
            Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
        }
    }

    [Theory]
    [InlineData(Scenes.Recomputing, 3)]
    [InlineData(Scenes.Cycling, 4)]
    public async Task An_interrupted_run_goes_on_and_comes_to_the_same_end(string scheduler, int plans)
    {
        var fleet = await Scenes.FleetAsync();
        var whole = await Scenes.RunAsync(fleet, Profile, scheduler);
        using (var journal = Open())
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => Scenes.RunAsync(fleet, Profile, scheduler, journal, new RecordedRun(interruptedAfter: 3)));
        }

        using (var journal = Open())
        {
            Assert.Equal(plans, journal.RememberedPlans);
            var resumed = await Scenes.RunAsync(fleet, Profile, scheduler, journal);
            Assert.Equal(Scenes.Timeless(whole), Scenes.Timeless(resumed));
            journal.Delete();
        }

        Assert.False(File.Exists(_path));
    }

    [Fact]
    public async Task Remembered_plans_are_not_made_again()
    {
        var fleet = await Scenes.FleetAsync();
        RunResult first;
        using (var journal = Open())
        {
            first = await Scenes.RunAsync(fleet, Profile, Scenes.Cycling, journal);
        }

        using var again = Open();
        var second = await Scenes.RunAsync(fleet, Profile, Scenes.Cycling, again);

        // A plan that is made anew takes another time to the last digit.
        Assert.Equal(first.Steps.Select(step => step.PlannerMilliseconds), second.Steps.Select(step => step.PlannerMilliseconds));
    }

    [Fact]
    public async Task A_record_that_was_cut_short_is_dropped()
    {
        var fleet = await Scenes.FleetAsync();
        using (var journal = Open())
        {
            await Scenes.RunAsync(fleet, Profile, Scenes.Cycling, journal);
        }

        var bytes = await File.ReadAllBytesAsync(_path);
        await File.WriteAllBytesAsync(_path, bytes[..^1]);
        using var cut = Open();

        Assert.Equal(6, cut.RememberedPlans);
        Assert.Equal(Scenes.Timeless(await Scenes.RunAsync(fleet, Profile, Scenes.Cycling)), Scenes.Timeless(await Scenes.RunAsync(fleet, Profile, Scenes.Cycling, cut)));
    }

    [Fact]
    public async Task A_journal_of_another_run_is_begun_anew_and_so_is_one_that_is_told_to()
    {
        var fleet = await Scenes.FleetAsync();
        using (var journal = Open())
        {
            await Scenes.RunAsync(fleet, Profile, Scenes.Recomputing, journal);
        }

        using (var other = PlanJournal.Open(_path, SHA256.HashData([2]), isRestarting: false))
        {
            Assert.Equal(0, other.RememberedPlans);
            await Scenes.RunAsync(fleet, Profile, Scenes.Recomputing, other);
        }

        using var restarted = PlanJournal.Open(_path, SHA256.HashData([2]), isRestarting: true);
        Assert.Equal(0, restarted.RememberedPlans);
    }

    [Fact]
    public async Task A_file_that_is_no_journal_is_begun_anew()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        await File.WriteAllTextAsync(_path, "something else");
        using var journal = Open();

        Assert.Equal(0, journal.RememberedPlans);
    }

    private PlanJournal Open() => PlanJournal.Open(_path, SHA256.HashData([1]), isRestarting: false);
}
