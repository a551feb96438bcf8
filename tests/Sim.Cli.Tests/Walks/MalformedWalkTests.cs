using Sim.CommandLine;

namespace Sim.Cli.Tests.Walks;

/// <summary>Goal: a walk file that is not exactly right is refused with one line that names file, position and reason. Method: one fault at a time in a file that is right.</summary>
public sealed class MalformedWalkTests
{
    [Theory]
    [InlineData("\"model\": \"guided\",", "\"model\": \"guided\", \"colour\": 1,", "colour")]
    [InlineData("\"spareWorkers\": 1,", "\"spareWorkers\": 1, \"spareWorker\": 1,", "spareWorker")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"idle\", \"worker\": 1", "$.steps[11]")]
    [InlineData("\"spareWorkers\": 1,", "\"spareWorkers\": 1, \"spareWorkers\": 2,", "spareWorkers")]
    [InlineData("\"mTicks\": 5, ", "", "$.config")]
    [InlineData("\"about\": \"A chunk is placed, confirmed, shown and replaced.\",", "", "about")]
    [InlineData("\"id\": \"a\", \"sizeBytes\": 1048576, \"weight\": 1,", "\"id\": \"a\", \"sizeBytes\": -1, \"weight\": 1,", "$.steps[0].chunks[0].sizeBytes")]
    [InlineData("\"id\": \"a\", \"sizeBytes\": 1048576, \"weight\": 1,", "\"id\": \"a\", \"sizeBytes\": 2147483648, \"weight\": 1,", "$.steps[0].chunks[0].sizeBytes")]
    [InlineData("\"id\": \"a\", \"sizeBytes\": 1048576, \"weight\": 1,", "\"id\": \"a\", \"sizeBytes\": 1.5, \"weight\": 1,", "$.steps[0].chunks[0].sizeBytes")]
    [InlineData("\"id\": \"a\", \"sizeBytes\": 1048576, \"weight\": 1,", "\"id\": \"a\", \"sizeBytes\": \"1\", \"weight\": 1,", "$.steps[0].chunks[0].sizeBytes")]
    [InlineData("\"id\": \"a\", \"sizeBytes\": 1048576, \"weight\": 1,", "\"id\": \"a\", \"sizeBytes\": 1, \"weight\": 0,", "$.steps[0].chunks[0].weight")]
    [InlineData("\"id\": \"a\", \"sizeBytes\": 1048576, \"weight\": 1,", "\"id\": \"\", \"sizeBytes\": 1, \"weight\": 1,", "$.steps[0].chunks[0].id")]
    [InlineData("\"dataset\": \"s3://sim-0\", \"id\": \"a\", \"sizeBytes\"", "\"dataset\": \"s3://other\", \"id\": \"a\", \"sizeBytes\"", "$.steps[0].chunks[0].dataset")]
    [InlineData("\"weight\": 1, \"firstBlock\": 0, \"lastBlock\": 9 } ] }", "\"weight\": 1, \"firstBlock\": 10, \"lastBlock\": 9 } ] }", "$.steps[0].chunks[0].firstBlock")]
    [InlineData("\"ticks\": 5", "\"ticks\": -1", "$.steps[5].ticks")]
    [InlineData("\"do\": \"worker-left\", \"worker\": 3", "\"do\": \"worker-left\", \"worker\": 4", "$.steps[9].worker")]
    [InlineData("\"do\": \"worker-fetch\", \"worker\": 0", "\"do\": \"worker-fetch\", \"worker\": -1", "$.steps[3].worker")]
    [InlineData("\"value\": 1", "\"value\": 0", "$.steps[10].value")]
    [InlineData("\"check\": \"strong\"", "\"check\": \"huge\"", "$.steps[6].check")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"sleep\"", "$.steps[11]")]
    [InlineData("\"workers\": 3", "\"workers\": 0", "$.config.workers")]
    [InlineData("\"saturation\": 0.9", "\"saturation\": 0", "$.config.saturation")]
    [InlineData("\"saturation\": 0.9", "\"saturation\": 1.01", "$.config.saturation")]
    [InlineData("\"confirmThresholdPercent\": 100", "\"confirmThresholdPercent\": 101", "$.config.confirmThresholdPercent")]
    [InlineData("\"retentionTicks\": 0", "\"retentionTicks\": -1", "$.config.retentionTicks")]
    [InlineData("\"model\": \"guided\"", "\"model\": \"misguided\"", "$.model")]
    [InlineData("[\"memory\"]", "[\"papyrus\"]", "$.backends[0]")]
    [InlineData("sim-walk/1", "sim-walk/2", "$.format")]
    [InlineData("\"verdict\": \"holds\"", "\"verdict\": \"maybe\"", "$.expect.verdict")]
    [InlineData("\"verdict\": \"holds\"", "\"verdict\": \"violated\"", "$.expect")]
    [InlineData("\"at\": 2", "\"at\": 0", "$.witnesses[0].at")]
    [InlineData("\"at\": 2", "\"at\": 13", "$.witnesses[0].at")]
    [InlineData("\"fact\": \"visible-chunks\"", "\"fact\": \"audible-chunks\"", "$.witnesses[0].fact")]
    [InlineData("\"equals\": 1", "\"equals\": 1, \"atMost\": 1", "$.witnesses[0]")]
    [InlineData("\"fact\": \"feasible\"", "\"fact\": \"feasible\", \"atLeast\": 1", "$.witnesses[2]")]
    [InlineData("\"fact\": \"feasible\"", "\"fact\": \"min-replication-of\", \"atLeast\": 1", "$.witnesses[2]")]
    [InlineData("\"retentionTicks\": 0", "\"retentionTicks\": 0, \"planner\": \"psychic\"", "$.config.planner")]
    [InlineData("\"retentionTicks\": 0", "\"retentionTicks\": 0, \"portals\": 0", "$.config.portals")]
    [InlineData("\"retentionTicks\": 0", "\"retentionTicks\": 0, \"workerStatuses\": [\"online\"]", "$.config.workerStatuses")]
    [InlineData("\"retentionTicks\": 0", "\"retentionTicks\": 0, \"workerStatuses\": [\"online\", \"online\", \"online\", \"happy\"]", "$.config.workerStatuses[3]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"worker-status\", \"worker\": 4, \"status\": \"stale\"", "$.steps[11].worker")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"worker-status\", \"worker\": 0, \"status\": \"happy\"", "$.steps[11].status")]
    [InlineData("\"do\": \"portal-fetch\",", "\"do\": \"portal-fetch\", \"portal\": 1,", "$.steps[4].portal")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"poll\", \"worker\": 0", "$.steps[11]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"poll\", \"atTick\": 3", "$.steps[11]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"poll\", \"atTick\": 3, \"worker\": 0, \"portal\": 0", "$.steps[11]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"poll\", \"atTick\": -1, \"worker\": 0", "$.steps[11].atTick")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"poll\", \"atTick\": 3, \"portal\": 1", "$.steps[11].portal")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"deliver\", \"atTick\": 3, \"worker\": 0", "$.steps[11]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"deliver\", \"atTick\": 3, \"polledAtTick\": -1, \"worker\": 0", "$.steps[11].polledAtTick")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"download-done\", \"atTick\": 3, \"worker\": 4, \"dataset\": \"s3://sim-0\", \"id\": \"a\"", "$.steps[11].worker")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"depart\", \"atTick\": 3, \"worker\": 4", "$.steps[11].worker")]
    [InlineData("\"id\": \"a\", \"sizeBytes\": 1048576, \"weight\": 1,", "\"id\": \"a\\u0000b\", \"sizeBytes\": 1, \"weight\": 1,", "$.steps[0].chunks[0].id")]
    [InlineData("\"id\": \"a\", \"sizeBytes\": 1048576, \"weight\": 1,", "\"id\": \"a\\ud800\", \"sizeBytes\": 1, \"weight\": 1,", "$.steps[0].chunks[0].id")]
    [InlineData("\"datasets\": [\"s3://sim-0\"]", "\"datasets\": [\"s3://sim-0\", \"\\u0000\"]", "$.config.datasets[1]")]
    [InlineData("\"datasets\": [\"s3://sim-0\"]", "\"datasets\": [\"s3://sim-0\", \"\"]", "$.config.datasets[1]")]
    [InlineData("\"datasets\": [\"s3://sim-0\"]", "\"datasets\": [\"s3://sim-0\", \"s3://sim-0\"]", "$.config.datasets")]
    [InlineData("\"do\": \"remove\", \"dataset\": \"s3://sim-0\", \"id\": \"b\"", "\"do\": \"remove\", \"dataset\": \"s3://sim-0\", \"id\": \"\"", "$.steps[7].id")]
    [InlineData("\"do\": \"remove\", \"dataset\": \"s3://sim-0\", \"id\": \"b\"", "\"do\": \"remove\", \"dataset\": \"\\u0000\", \"id\": \"b\"", "$.steps[7].dataset")]
    [InlineData("\"retentionTicks\": 0", "\"retentionTicks\": 9007199254740993", "$.config.retentionTicks")]
    [InlineData("\"mTicks\": 5", "\"mTicks\": 9007199254740993", "$.config.mTicks")]
    [InlineData("\"clockStepTicks\": 1", "\"clockStepTicks\": 9007199254740993", "$.config.clockStepTicks")]
    [InlineData("\"departureDetectionTicks\": 20", "\"departureDetectionTicks\": 9007199254740993", "$.config.departureDetectionTicks")]
    [InlineData("\"ticks\": 5", "\"ticks\": 9007199254740993", "$.steps[5].ticks")]
    [InlineData("\"value\": 1", "\"value\": 65536", "$.steps[10].value")]
    [InlineData("\"minReplication\": 2", "\"minReplication\": 65536", "$.config.minReplication")]
    [InlineData("\"retentionTicks\": 0", "\"retentionTicks\": 0, \"rings\": 65537", "$.config.rings")]
    [InlineData("\"retentionTicks\": 0", "\"retentionTicks\": 0, \"workerVersions\": [\"1.0\", null, null, null]", "$.config.workerVersions[0]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"poll\", \"atTick\": 4611686018427387905, \"worker\": 0", "$.steps[11].atTick")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"deliver\", \"atTick\": 3, \"polledAtTick\": 4611686018427387905, \"worker\": 0", "$.steps[11].polledAtTick")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"worker-version\", \"worker\": 0, \"version\": \"v1\"", "$.steps[11].version")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"set-clock\", \"tick\": -1", "$.steps[11].tick")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"set-clock\", \"tick\": 4611686018427387905", "$.steps[11].tick")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"set-clock\"", "$.steps[11]")]
    [InlineData("\"retentionTicks\": 0", "\"retentionTicks\": 0, \"leapLimitTicks\": -1", "$.config.leapLimitTicks")]
    [InlineData("\"retentionTicks\": 0", "\"retentionTicks\": 0, \"edges\": \"tiny\"", "$.config.edges")]
    [InlineData("\"retentionTicks\": 0", "\"retentionTicks\": 0, \"keyGap\": -1", "$.config.keyGap")]
    [InlineData("\"retentionTicks\": 0", "\"retentionTicks\": 0, \"keyGap\": 32767", "$.config.keyGap")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"cover\", \"dataset\": \"s3://sim-0\"", "$.steps[11]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"cover\", \"fromBlock\": 5", "$.steps[11]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"cover\", \"dataset\": \"s3://other\", \"fromBlock\": 5", "$.steps[11].dataset")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"cover\", \"dataset\": \"s3://sim-0\", \"fromBlock\": 0.5", "$.steps[11].fromBlock")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"cover\", \"dataset\": \"s3://sim-0\", \"fromBlock\": 9223372036854775808", "$.steps[11].fromBlock")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"cover\", \"dataset\": \"s3://sim-0\", \"fromBlock\": 5, \"weight\": 1", "$.steps[11]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"ingest\"", "$.steps[11]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"ingest\", \"chunks\": [null]", "$.steps[11].chunks[0]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"ingest\", \"chunks\": [{ \"dataset\": \"s3://sim-0\", \"id\": \"z\", \"sizeBytes\": 1, \"weight\": 1, \"firstBlock\": 20, \"lastBlock\": 29 }, { \"dataset\": \"s3://other\", \"id\": \"y\", \"sizeBytes\": 1, \"weight\": 1, \"firstBlock\": 20, \"lastBlock\": 29 }]", "$.steps[11].chunks[1].dataset")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"ingest\", \"chunks\": [{ \"dataset\": \"s3://sim-0\", \"id\": \"z\", \"sizeBytes\": 2147483648, \"weight\": 1, \"firstBlock\": 20, \"lastBlock\": 29 }]", "$.steps[11].chunks[0].sizeBytes")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"ingest\", \"chunks\": [{ \"dataset\": \"s3://sim-0\", \"id\": \"z\", \"sizeBytes\": 1, \"weight\": 1, \"firstBlock\": 30, \"lastBlock\": 29 }]", "$.steps[11].chunks[0].firstBlock")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"correct-batch\", \"chunks\": []", "$.steps[11]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"correct-batch\", \"corrections\": [{ \"dataset\": \"s3://sim-0\", \"id\": \"a\" }]", "$.steps[11].corrections[0]")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"correct-batch\", \"corrections\": [{ \"dataset\": \"s3://sim-0\", \"id\": \"\", \"replacement\": { \"dataset\": \"s3://sim-0\", \"id\": \"z\", \"sizeBytes\": 1, \"weight\": 1, \"firstBlock\": 20, \"lastBlock\": 29 } }]", "$.steps[11].corrections[0].id")]
    [InlineData("\"do\": \"idle\"", "\"do\": \"correct-batch\", \"corrections\": [{ \"dataset\": \"s3://sim-0\", \"id\": \"a\", \"replacement\": { \"dataset\": \"s3://sim-0\", \"id\": \"z\", \"sizeBytes\": -1, \"weight\": 1, \"firstBlock\": 20, \"lastBlock\": 29 } }]", "$.steps[11].corrections[0].replacement.sizeBytes")]
    public async Task One_fault_is_one_line_with_file_position_and_reason(string passage, string replacement, string position)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("bad.walk.json", SampleWalk.With(passage, replacement));

        (await SimRun.Of("replay", path)).AssertRefused("bad.walk.json", position);
        (await SimRun.Of("trace", path)).AssertRefused("bad.walk.json", position);
        (await SimRun.Of("shrink", path, "-o", folder.PathOf("out.walk.json"))).AssertRefused("bad.walk.json", position);
        Assert.False(File.Exists(folder.PathOf("out.walk.json")));
    }

    [Fact]
    public async Task Truncated_text_names_the_line_where_it_ends()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("cut.walk.json", SampleWalk.Text[..900]);

        (await SimRun.Of("replay", path)).AssertRefused("cut.walk.json", "line ");
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task A_dataset_may_be_covered_from_any_block(long fromBlock)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("far.walk.json", SampleWalk.With("\"do\": \"idle\"", FormattableString.Invariant($"\"do\": \"cover\", \"dataset\": \"s3://sim-0\", \"fromBlock\": {fromBlock}")));

        Assert.Equal(ExitCode.Held, (await SimRun.Of("replay", path)).ExitCode);
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public async Task A_name_has_as_many_bytes_as_every_backend_stores(int bytes, bool isTaken)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("long.walk.json", SampleWalk.Text.Replace("s3://sim-0", new string('x', bytes), StringComparison.Ordinal));

        var run = await SimRun.Of("replay", path);
        if (isTaken)
        {
            Assert.Equal(ExitCode.Held, run.ExitCode);
        }
        else
        {
            run.AssertRefused("long.walk.json", "$.config.datasets[0]", "has 1025 bytes in UTF-8, more than 1024");
        }
    }

    [Fact]
    public async Task Windows_and_steps_at_their_limit_run()
    {
        using var folder = new TemporaryFolder();
        var text = SampleWalk.Text
            .Replace("\"retentionTicks\": 0, \"mTicks\": 5, \"clockStepTicks\": 1, \"departureDetectionTicks\": 20", "\"retentionTicks\": 9007199254740992, \"mTicks\": 9007199254740992, \"clockStepTicks\": 9007199254740992, \"departureDetectionTicks\": 9007199254740992", StringComparison.Ordinal)
            .Replace("\"ticks\": 5", "\"ticks\": 9007199254740992", StringComparison.Ordinal);

        Assert.Equal(ExitCode.Held, (await SimRun.Of("replay", folder.Write("large.walk.json", text))).ExitCode);
    }

    [Theory]
    [InlineData("\"do\": \"idle\"", "\"do\": \"poll\", \"atTick\": 4611686018427387904, \"worker\": 0", "")]
    [InlineData("\"do\": \"worker-joined\", \"worker\": 3", "\"do\": \"poll\", \"atTick\": 4611686018427387904, \"worker\": 0", "step 11 (set-min-replication 1) cannot be executed: tick 4611686018427387904 plus 1 is beyond")]
    public async Task A_walk_that_runs_past_the_end_of_the_clock_is_no_verdict_on_the_scheduler(string passage, string replacement, string fault)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("late.walk.json", SampleWalk.With(passage, replacement));

        foreach (var run in new[] { await SimRun.Of("replay", path), await SimRun.Of("trace", path), await SimRun.Of("regressions", folder.Root) })
        {
            if (fault.Length > 0)
            {
                run.AssertRefused(fault);
            }
            else
            {
                Assert.Equal(ExitCode.Held, run.ExitCode);
            }
        }
    }

    [Fact]
    public async Task The_file_without_a_fault_is_accepted()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(ExitCode.Held, (await SimRun.Of("replay", folder.Write("good.walk.json", SampleWalk.Text))).ExitCode);
    }
}
