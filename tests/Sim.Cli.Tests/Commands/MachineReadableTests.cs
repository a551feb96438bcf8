using System.Text.Json;
using System.Xml.Linq;
using Sim.Cli.Tests.Walks;
using Sim.CommandLine;

namespace Sim.Cli.Tests.Commands;

/// <summary>Goal: machines read what people read. Method: the JSON documents and JUnit files of small runs, checked member by member.</summary>
public sealed class MachineReadableTests
{
    [Fact]
    public async Task A_replay_as_JSON_says_verdict_hashes_witnesses_and_expectation()
    {
        using var folder = new TemporaryFolder();
        var run = await SimRun.Of("replay", folder.Write("s.walk.json", SampleWalk.Text), "--backend", "memory", "--json");
        using var document = JsonDocument.Parse(run.Output);
        var replay = Assert.Single(document.RootElement.GetProperty("runs").EnumerateArray());

        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.Equal("sim-replay/1", document.RootElement.GetProperty("format").GetString());
        Assert.Equal(
            ["name", "backend", "verdict", "steps", "tick", "traceHash", "verdictHash", "violation", "witnesses", "asExpected", "faults"],
            replay.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("holds", 12, true), (replay.GetProperty("verdict").GetString(), replay.GetProperty("steps").GetInt32(), replay.GetProperty("asExpected").GetBoolean()));
        Assert.NotEmpty(replay.GetProperty("witnesses").EnumerateArray());
    }

    [Fact]
    public async Task A_missed_expectation_is_a_fault_in_JSON_with_the_same_exit_code()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("s.walk.json", SampleWalk.With("\"equals\": 1", "\"equals\": 2"));
        var replayed = await SimRun.Of("replay", path, "--backend", "memory", "--json");
        var all = await SimRun.Of("regressions", folder.Root, "--json");
        using var replay = JsonDocument.Parse(replayed.Output);
        using var regressions = JsonDocument.Parse(all.Output);

        Assert.Equal((ExitCode.Violated, ExitCode.Violated), (replayed.ExitCode, all.ExitCode));
        Assert.False(replay.RootElement.GetProperty("runs")[0].GetProperty("asExpected").GetBoolean());
        var run = regressions.RootElement.GetProperty("runs").EnumerateArray().First(entry => entry.GetProperty("backend").GetString() == "memory");
        Assert.Equal("fails", run.GetProperty("verdict").GetString());
        Assert.Contains("visible-chunks equal to 2", run.GetProperty("faults")[0].GetString(), StringComparison.Ordinal);
        Assert.True(regressions.RootElement.GetProperty("failed").GetInt32() > 0);
    }

    [Fact]
    public async Task Trace_as_JSON_is_short_for_its_format()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("s.walk.json", SampleWalk.Text);

        Assert.Equal((await SimRun.Of("trace", path, "--format", "json")).Output, (await SimRun.Of("trace", path, "--json")).Output);
        (await SimRun.Of("trace", path, "--json", "--format", "text")).AssertRefused("--json");
        (await SimRun.Of("replay", path, "--json", "--trace")).AssertRefused("--json");
    }

    [Fact]
    public async Task A_sweep_writes_a_test_per_oracle_and_the_violation_as_a_failure()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("junit.xml");
        var run = await SimRun.Of(
            "sweep", "--model", "guided", "--cases", "1", "--seed", "1", "--planner", "stateless", "--save-failures", folder.Root, "--junit", path, "--check-determinism");
        var report = XDocument.Load(path);

        Assert.Equal(ExitCode.Violated, run.ExitCode);
        AssertShape(report);
        var failed = Assert.Single(report.Descendants("testcase"), test => test.Element("failure") is not null);
        Assert.Equal("O-01 no overcommit", failed.Attribute("name")!.Value);
        Assert.Contains("sim1.guided.", failed.Element("failure")!.Value, StringComparison.Ordinal);
        Assert.Contains(report.Descendants("testcase"), test => test.Attribute("name")!.Value == "every case runs twice alike");
    }

    [Fact]
    public async Task Regressions_write_a_test_per_file_and_backend_even_if_a_name_holds_what_XML_cannot()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.walk.json", SampleWalk.With("\"equals\": 1", "\"equals\": 2").Replace("\"name\": \"sample\"", "\"name\": \"<a> & \\u0001 \\\"b\\\"\"", StringComparison.Ordinal));
        folder.Write("b.walk.json", SampleWalk.Text);
        var path = folder.PathOf("junit.xml");
        await SimRun.Of("regressions", folder.Root, "--junit", path);
        var report = XDocument.Load(path);

        AssertShape(report);
        var tests = report.Descendants("testcase").Where(test => test.Attribute("classname")!.Value == "sim.regressions.memory").ToList();
        Assert.Equal(["<a> & \uFFFD \"b\"", "sample"], tests.Select(test => test.Attribute("name")!.Value));
        Assert.NotNull(tests[0].Element("failure"));
        Assert.Empty(tests[1].Elements());
    }

    /// <summary>What all readers of the form agree on: names, counts that add up, and at most one outcome per test.</summary>
    private static void AssertShape(XDocument report)
    {
        var root = report.Root!;
        Assert.Equal("testsuites", root.Name.LocalName);
        foreach (var suite in root.Elements().Prepend(root))
        {
            var tests = suite.Descendants("testcase").ToList();
            Assert.NotNull(suite.Attribute("name"));
            Assert.Equal(tests.Count, (int)suite.Attribute("tests")!);
            Assert.Equal(tests.Count(test => test.Element("failure") is not null), (int)suite.Attribute("failures")!);
            Assert.Equal(tests.Count(test => test.Element("skipped") is not null), (int)suite.Attribute("skipped")!);
            Assert.Equal(0, (int)suite.Attribute("errors")!);
        }

        Assert.All(root.Elements(), suite => Assert.Equal("testsuite", suite.Name.LocalName));
        Assert.All(root.Elements().Elements(), test =>
        {
            Assert.Equal("testcase", test.Name.LocalName);
            Assert.NotEmpty(test.Attribute("name")!.Value);
            Assert.NotEmpty(test.Attribute("classname")!.Value);
            Assert.True(test.Elements().Count() <= 1);
            Assert.All(test.Elements(), outcome => Assert.Contains(outcome.Name.LocalName, (string[])["failure", "skipped"]));
            Assert.All(test.Elements(), outcome => Assert.NotNull(outcome.Attribute("message")));
        });
    }
}
