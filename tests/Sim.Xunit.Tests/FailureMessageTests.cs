using Sim.Engine.Replay;

namespace Sim.Xunit.Tests;

/// <summary>Goal: a red test says all that is needed. Method: run tests that fail, and read their messages.</summary>
public sealed class FailureMessageTests
{
    [Fact]
    public async Task A_violation_shows_the_shrunk_walk_the_token_the_file_and_the_command_that_replays_it()
    {
        var (name, message) = await FixtureRun.FailureOfAsync<SimulationFactDiscoverer>(nameof(FailingFixture.Unfenced));
        var lines = message.Split('\n');
        var path = lines.Single(line => line.StartsWith("saved as ", StringComparison.Ordinal))["saved as ".Length..];
        var token = lines.Single(line => line.StartsWith("token: ", StringComparison.Ordinal))["token: ".Length..];

        Assert.EndsWith(".FailingFixture.Unfenced", name, StringComparison.Ordinal);
        Assert.Contains("L-01 no write of an older holder after one of a newer\n  token 1 was written after token 2\n", message, StringComparison.Ordinal);
        Assert.Contains("    5  write client 0\n", message, StringComparison.Ordinal);
        Assert.Contains($" -e SIM_CASE_SEED={path} --filter FullyQualifiedName=Sim.Xunit.Tests.FailingFixture.Unfenced\n", message, StringComparison.Ordinal);
        Assert.True(ReplayToken.TryParse(token, out _, out _));
        Assert.Equal("L-01", LockSimulation.Definition.Format.ReadFile(path).Expect.Oracle);
        File.Delete(path);
        File.Delete(path.Replace(".walk.json", ".view.html", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(FailingFixture.UnknownDefect), "'unknown' is no planted defect of lease-lock")]
    [InlineData(nameof(FailingFixture.NoSeed), "'no seed' is not a seed of 1 to 64 hexadecimal digits")]
    [InlineData(nameof(FailingFixture.NoSimulation), "NoSimulation must return a Simulation")]
    public async Task What_cannot_be_run_is_said_in_one_sentence(string method, string sentence)
    {
        var (_, message) = await FixtureRun.FailureOfAsync<SimulationFactDiscoverer>(method);

        Assert.Contains(sentence, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_walk_that_does_not_end_as_its_file_says_is_a_failing_test_of_its_own()
    {
        var (name, message) = await FixtureRun.FailureOfAsync<WalkFilesDiscoverer>(nameof(FailingFixture.WalksThatNeedTheDefect));

        Assert.EndsWith("WalksThatNeedTheDefect(late-write-is-taken)", name, StringComparison.Ordinal);
        Assert.Contains("L-01 should be violated at step 5, and everything holds", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_walk_files_fails_rather_than_passing_in_silence()
    {
        var (_, message) = await FixtureRun.FailureOfAsync<WalkFilesDiscoverer>(nameof(FailingFixture.NoFolder));

        Assert.Contains("no walk files (*.walk.json) in the folder ", message, StringComparison.Ordinal);
    }
}
