using Sim.Cli.Tests.Walks;
using Sim.CommandLine;

namespace Sim.Cli.Tests.Traces;

/// <summary>Goal: a trace says per step what changed, in one numbering, and nothing in it can steer a terminal. Method: a small walk and edits of it.</summary>
public sealed class TraceTextTests
{
    [Fact]
    public async Task A_step_says_which_copies_came_and_went_and_nothing_of_workers_that_it_did_not_touch()
    {
        var lines = (await TraceAsync(SampleWalk.Text)).Split('\n');

        Assert.Contains("      C0 = s3://sim-0/a, 1048576 B: assigned", lines);
        Assert.Contains(lines, line => line.StartsWith("      W", StringComparison.Ordinal) && line.EndsWith(": +C0 -> 1.0 of 10.0 MiB", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("-C0 (draining) ", StringComparison.Ordinal) || line.Contains("-C0 -> ", StringComparison.Ordinal));
        Assert.Contains("      W3: joined -> 0.0 of 10.0 MiB", lines);
        Assert.Contains("      W3: left -> 0.0 of 10.0 MiB", lines);
        Assert.DoesNotContain(lines, line => line.Contains("ideal W", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_states_each_step_also_shows_who_stores_what()
    {
        var plain = await TraceAsync(SampleWalk.Text);
        var whole = await TraceAsync(SampleWalk.Text, "--states");

        Assert.Equal(12, whole.Split("      ideal W0: ").Length);
        Assert.All(plain.Split('\n'), line => Assert.Contains(line, whole, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Control_characters_of_foreign_names_are_shown_and_not_sent()
    {
        var text = await TraceAsync(SampleWalk.Text.Replace("\"id\": \"a\"", "\"id\": \"x\\u001b[2J\\nO-99 forged\\u202egnp\"", StringComparison.Ordinal));

        Assert.Contains(@"s3://sim-0/x\u001b[2J\u000aO-99 forged\u202egnp", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
        Assert.All(text.TrimEnd('\n').Split('\n'), line => Assert.True(line.StartsWith('#') || line.StartsWith("    ", StringComparison.Ordinal), line));
    }

    private static async Task<string> TraceAsync(string walk, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var run = await SimRun.Of(["trace", folder.Write("w.walk.json", walk), .. options]);
        Assert.Equal(ExitCode.Held, run.ExitCode);
        return run.Output;
    }
}
