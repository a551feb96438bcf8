using System.Globalization;
using Sim.Cli.Tests.Walks;
using Sim.CommandLine;
using Sim.Engine.Randomness;
using Sim.Engine.Replay;

namespace Sim.Cli.Tests.Commands;

/// <summary>Goal: the codes are those of the table, and a bug of ours is told calmly. Method: the help text against the codes; a command that breaks.</summary>
public sealed class ExitCodeTests
{
    [Fact]
    public async Task The_help_names_every_exit_code()
    {
        var help = (await SimRun.Of("--help")).Output;
        var table = help[help.IndexOf("Exit codes:", StringComparison.Ordinal)..];

        Assert.All(
            Enum.GetValues<ExitCode>(),
            code => Assert.Matches($@"(^|\s){((int)code).ToString(CultureInfo.InvariantCulture)}\s", table));
    }

    [Fact]
    public async Task A_bug_of_ours_is_one_line_and_a_file_with_the_stack()
    {
        using var folder = new TemporaryFolder();
        var run = await SimRun.On(() => throw new InvalidOperationException("a bug for this test"), "replay", folder.Write("s.walk.json", SampleWalk.Text));
        var line = Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        var path = line[(line.IndexOf("the stack is in ", StringComparison.Ordinal) + "the stack is in ".Length)..];
        var stack = await File.ReadAllTextAsync(path);
        File.Delete(path);

        Assert.Equal(ExitCode.Bug, run.ExitCode);
        Assert.Contains("InvalidOperationException: a bug for this test", line, StringComparison.Ordinal);
        Assert.Contains("command: sim replay ", stack, StringComparison.Ordinal);
        Assert.Contains("   at Sim.Cli.", stack, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bug_that_one_case_brings_about_names_its_token()
    {
        var token = ReplayToken.Of("guided", "memory", new CaseSeed(0, 1), "g1", 0);
        var line = CrashReport.Write("sim", new CaseBugException(token, new InvalidOperationException("inside")), ["sweep"]);
        File.Delete(line[(line.IndexOf("the stack is in ", StringComparison.Ordinal) + "the stack is in ".Length)..]);

        Assert.Contains($"InvalidOperationException: inside; case {token};", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_walk_files_is_refused()
    {
        using var folder = new TemporaryFolder();

        (await SimRun.Of("regressions", folder.Root)).AssertRefused("no walk files", folder.Root);
    }
}
