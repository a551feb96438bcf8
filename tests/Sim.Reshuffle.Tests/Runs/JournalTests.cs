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
    public void A_journal_has_one_writer_at_a_time()
    {
        using (var first = Open())
        {
            Assert.Contains("in use by another run", Assert.Throws<JournalInUseException>(Open).Message, StringComparison.Ordinal);
        }

        using var second = Open();
        Assert.Equal(0, second.RememberedPlans);
    }

    /// <summary>Whatever a run depends on is in its key, each alone; a part that is missing is not made up for by its neighbour.</summary>
    [Fact]
    public async Task Every_input_alone_changes_the_key()
    {
        var fleet = await Scenes.FleetAsync();
        var request = Scenes.Request(fleet, Profile, Scenes.Cycling);
        var sources = new RunSources("fleet"u8.ToArray(), "settings"u8.ToArray(), "profile"u8.ToArray());
        string[] keys =
        [
            KeyOf(sources, request),
            KeyOf(sources with { Fleet = "Fleet"u8.ToArray() }, request),
            KeyOf(sources with { Settings = "Settings"u8.ToArray() }, request),
            KeyOf(sources with { Settings = null }, request),
            KeyOf(sources with { Settings = ReadOnlyMemory<byte>.Empty }, request),
            KeyOf(sources with { Profile = "Profile"u8.ToArray() }, request),
            KeyOf(sources with { Profile = null }, request),
            KeyOf(sources with { Profile = ReadOnlyMemory<byte>.Empty }, request),
            KeyOf(sources with { Settings = "settingsp"u8.ToArray(), Profile = "rofile"u8.ToArray() }, request),
            KeyOf(sources, request with { Scheduler = Scenes.Recomputing }),
            KeyOf(sources, request with { Backend = "postgres" }),
            KeyOf(sources, request with { IsIngested = true }),
        ];

        Assert.Equal(keys.Length, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(keys[0], KeyOf(new RunSources("fleet"u8.ToArray(), "settings"u8.ToArray(), "profile"u8.ToArray()), request));
    }

    [Fact]
    public async Task A_file_that_is_no_journal_is_begun_anew()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        await File.WriteAllTextAsync(_path, "something else");
        using var journal = Open();

        Assert.Equal(0, journal.RememberedPlans);
    }

    private static string KeyOf(RunSources sources, RunRequest request) => Convert.ToHexString(RunKey.Of(sources, request));

    private PlanJournal Open() => PlanJournal.Open(_path, SHA256.HashData([1]), isRestarting: false);
}
