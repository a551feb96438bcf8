using System.Text;
using CsCheck;
using Sim.Engine.Inputs;
using Sim.Engine.Replay;
using Sim.Engine.Tests.Canary;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Replay;

public sealed class WalkFileTests
{
    private const string Good = """
        {
          "format": "sim-walk/1",
          "name": "stale-write",
          "about": "A write of an expired holder is taken after one of the next, in \"plain\" words: ≥ 1.",
          "model": "lock",
          "seed": "a token",
          "backends": ["memory"],
          "config": {
            "clients": 2,
            "leaseTicks": 1,
            "variant": 1
          },
          "steps": [
            {"do":"acquire","client":0},
            {"do":"acquire","client":1},
            {"do":"advance","ticks":1},
            {"do":"write","client":1,"latencyTicks":0},
            {"do":"write","client":0,"latencyTicks":0}
          ],
          "expect": {"verdict":"violated","oracle":"L-01","step":5},
          "witnesses": [
            {"at":"any","fact":"held"},
            {"at":3,"fact":"believes","client":0},
            {"at":"end","fact":"token","equals":2},
            {"at":"any","fact":"most-waiting","atLeast":1}
          ]
        }

        """;

    [Fact]
    public void A_file_is_written_as_it_was_read_byte_by_byte()
    {
        var file = Parse(Good);

        Assert.Equal(Good, LockWalkFiles.Format.Write(file));
        Assert.Equal(5, file.Steps.Length);
        Assert.Equal(LockVariant.Unfenced, file.Config.Variant);
        Assert.Equal(new LockAction.Write(0, 0), file.Steps[4]);
    }

    [Fact]
    public async Task A_file_replays_with_its_expectation_and_its_witnesses()
    {
        var (outcome, witnesses) = await ReplayAsync(Parse(Good));

        Assert.Null(Parse(Good).Expect.FindFault(outcome));
        Assert.All(witnesses, witness => Assert.True(witness.IsSatisfied, witness.Sentence));
    }

    /// <summary>Goal: a system that cannot be built has a walk file of its own. Method: step 0 is expected of a build that fails, of one that does not, and of a later failure.</summary>
    [Theory]
    [InlineData("cannot be built", "hold", null)]
    [InlineData("", "hold", "T-99 should be violated at step 0, and everything holds; if nothing was mended since, nondeterminism is the likely reason")]
    [InlineData("", "throw", "T-99 should be violated at step 0, and T-99 is violated at step 1: throw")]
    public async Task A_failed_build_is_expected_at_step_0(string configuration, string kind, string? fault)
    {
        var walk = Walks.ScriptedSimulation.WalkOf(kind) with { Configuration = configuration };
        var outcome = await new CaseRunner<string, Walks.ScriptedAction, Walks.ScriptedSystem>(new Walks.ScriptedSimulation())
            .ReplayAsync(walk, ReplayMode.Unconditional);

        Assert.Equal(fault, WalkExpectation.Violates("T-99", step: 0).FindFault(outcome));
        Assert.Equal(0, Parse(Good.Replace("\"step\":5", "\"step\":0", StringComparison.Ordinal)).Expect.Step);
    }

    [Fact]
    public async Task The_same_file_on_the_right_lock_misses_its_expectation()
    {
        var file = Parse(Good.Replace("\"variant\": 1", "\"variant\": 0", StringComparison.Ordinal));
        var (outcome, _) = await ReplayAsync(file);

        Assert.Equal("L-01 should be violated at step 5, and everything holds; if nothing was mended since, nondeterminism is the likely reason", file.Expect.FindFault(outcome));
    }

    [Theory]
    [InlineData("{\"verdict\":\"holds\"}", "everything should hold, and L-01 is violated at step 5: the store took a write")]
    [InlineData("{\"verdict\":\"violated\",\"oracle\":\"L-03\"}", "L-03 should be violated, and L-01 is violated at step 5: the store took")]
    [InlineData("{\"verdict\":\"violated\",\"oracle\":\"L-01\",\"step\":4}", "L-01 should be violated at step 4, and L-01 is violated at step 5: the store")]
    public async Task A_missed_expectation_is_said_in_a_sentence(string expectation, string expected)
    {
        var file = Parse(Good.Replace("{\"verdict\":\"violated\",\"oracle\":\"L-01\",\"step\":5}", expectation, StringComparison.Ordinal));
        var (outcome, _) = await ReplayAsync(file);

        Assert.StartsWith(expected, file.Expect.FindFault(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public void Optional_members_may_be_left_out_and_are_not_written_then()
    {
        const string minimal = """
            {
              "format": "sim-walk/1",
              "name": "n",
              "about": "a",
              "model": "lock",
              "config": {
                "clients": 1,
                "leaseTicks": 1,
                "variant": 0
              },
              "steps": [],
              "expect": {"verdict":"holds"}
            }

            """;
        var file = Parse(minimal);

        Assert.Null(file.Seed);
        Assert.Empty(file.Backends);
        Assert.Empty(file.Witnesses);
        Assert.Equal(minimal, LockWalkFiles.Format.Write(file));
    }

    [Fact]
    public void The_kind_of_a_step_may_stand_anywhere_in_it()
    {
        var file = Parse(Good.Replace("{\"do\":\"advance\",\"ticks\":1}", "{ \"ticks\": 1, \"do\": \"advance\" }", StringComparison.Ordinal));

        Assert.Equal(new LockAction.Advance(1), file.Steps[2]);
        Assert.Equal(Good, LockWalkFiles.Format.Write(file));
    }

    [Theory]
    [InlineData("\"sim-walk/1\"", "\"sim-walk/2\"", "line 2, column 13, $.format: unknown format \"sim-walk/2\"; \"sim-walk/1\" is expected")]
    [InlineData("  \"name\": \"stale-write\",\n", "", "line 1, column 1, $: member \"name\" is missing")]
    [InlineData("\"name\":", "\"title\": 1, \"name\":", "line 3, column 3, $: unknown member \"title\"")]
    [InlineData("\"name\":", "\"format\": \"sim-walk/1\", \"name\":", "line 3, column 3, $: member \"format\" stands twice")]
    [InlineData("\"stale-write\"", "null", "line 3, column 11, $.name: null is not allowed here")]
    [InlineData("\"stale-write\"", "7", "line 3, column 11, $.name: a text is expected, this is the number 7")]
    [InlineData("\"clients\": 2", "\"clients\": 2.5", "line 9, column 16, $.config.clients: a whole number from -2147483648 to 2147483647 is expected, this is the number 2.5")]
    [InlineData("\"clients\": 2", "\"clients\": \"2\"", "line 9, column 16, $.config.clients: a whole number from -2147483648 to 2147483647 is expected, this is a text")]
    [InlineData("\"clients\": 2", "\"clients\": 99999999999", "line 9, column 16, $.config.clients: a whole number from -2147483648 to 2147483647 is expected, this is the number 99999999999")]
    [InlineData("\"clients\": 2", "\"clients\": 0", "line 9, column 16, $.config.clients: at least 1 is expected")]
    [InlineData("\"leaseTicks\": 1,", "", "line 8, column 13, $.config: member \"leaseTicks\" is missing")]
    [InlineData("\"variant\": 1", "\"variant\": \"x\"", "line 11, column 16, $.config.variant: the value is not allowed here")]
    [InlineData("{\"do\":\"advance\",\"ticks\":1}", "{\"do\":\"fly\",\"ticks\":1}", "line 16, column 11, $.steps[2].do: unknown \"do\": \"fly\"")]
    [InlineData("{\"do\":\"advance\",\"ticks\":1}", "{\"ticks\":1}", "line 16, column 5, $.steps[2]: member \"do\" is missing")]
    [InlineData("{\"do\":\"advance\",\"ticks\":1}", "{\"do\":3}", "line 16, column 11, $.steps[2].do: a text is expected, this is the number 3")]
    [InlineData("{\"do\":\"advance\",\"ticks\":1}", "{\"do\":\"advance\",\"do\":\"advance\",\"ticks\":1}", "line 16, column 21, $.steps[2]: member \"do\" stands twice")]
    [InlineData("{\"do\":\"advance\",\"ticks\":1}", "{\"do\":\"advance\"}", "line 16, column 5, $.steps[2]: member \"ticks\" is missing")]
    [InlineData("{\"do\":\"advance\",\"ticks\":1}", "{\"do\":\"advance\",\"ticks\":1,\"client\":1}", "line 16, column 31, $.steps[2]: unknown member \"client\"")]
    [InlineData("{\"do\":\"advance\",\"ticks\":1}", "{\"do\":\"advance\",\"ticks\":-1}", "line 16, column 29, $.steps[2].ticks: at least 0 is expected")]
    [InlineData("{\"do\":\"advance\",\"ticks\":1}", "null", "line 16, column 5, $.steps[2]: null is not allowed here")]
    [InlineData("{\"do\":\"advance\",\"ticks\":1}", "[]", "line 16, column 5, $.steps[2]: an object is expected, this is a list")]
    [InlineData("[\"memory\"]", "[\"memory\",\"disk\"]", "line 7, column 25, $.backends[1]: unknown backend \"disk\"")]
    [InlineData("[\"memory\"]", "[null]", "line 7, column 16, $.backends[0]: null is not allowed here")]
    [InlineData("[\"memory\"]", "\"memory\"", "line 7, column 15, $.backends: a list is expected, this is a text")]
    [InlineData("\"model\": \"lock\"", "\"model\": \"latch\"", "line 5, column 12, $.model: unknown model \"latch\"")]
    [InlineData("\"violated\"", "\"maybe\"", "line 20, column 24, $.expect.verdict: unknown verdict \"maybe\"; \"holds\" or \"violated\" is expected")]
    [InlineData(",\"oracle\":\"L-01\"", "", "line 20, column 13, $.expect: member \"oracle\" is missing")]
    [InlineData("\"violated\"", "\"holds\"", "line 20, column 13, $.expect: a walk that holds names no oracle and no step")]
    [InlineData("\"step\":5", "\"step\":6", "line 20, column 58, $.expect.step: step 6 is not one of the 5 steps, which count from 1, nor 0, the building of the system")]
    [InlineData("\"step\":5", "\"step\":-1", "line 20, column 58, $.expect.step: step -1 is not one of the 5 steps, which count from 1, nor 0, the building of the system")]
    [InlineData("\"at\":3", "\"at\":0", "line 23, column 11, $.witnesses[1].at: step 0 is not one of the 5 steps, which count from 1")]
    [InlineData("\"at\":3", "\"at\":6", "line 23, column 11, $.witnesses[1].at: step 6 is not one of the 5 steps, which count from 1")]
    [InlineData("\"at\":3", "\"at\":\"later\"", "line 23, column 11, $.witnesses[1].at: the number of a step, \"any\" or \"end\" is expected")]
    [InlineData("\"at\":3", "\"at\":-1", "line 23, column 11, $.witnesses[1].at: the number of a step, \"any\" or \"end\" is expected")]
    [InlineData("\"fact\":\"held\"", "\"fact\":\"hold\"", "line 22, column 24, $.witnesses[0].fact: unknown fact \"hold\"")]
    [InlineData("\"fact\":\"held\"", "\"fact\":\"held\",\"atLeast\":1", "line 22, column 5, $.witnesses[0]: \"held\" is true or false and takes no bound")]
    [InlineData(",\"equals\":2", "", "line 24, column 5, $.witnesses[2]: exactly one of \"atLeast\", \"atMost\" and \"equals\" is expected")]
    [InlineData(",\"equals\":2", ",\"equals\":2,\"atMost\":3", "line 24, column 5, $.witnesses[2]: exactly one of \"atLeast\", \"atMost\" and \"equals\" is expected")]
    [InlineData("≥ 1.\",", "≥ 1.\" \u00e9,", "line 4, column 100, $: this is not well-formed JSON")]
    [InlineData("\"seed\": \"a token\",", "// a comment", "line 6, column 3, $: this is not well-formed JSON")]
    [InlineData("\"latencyTicks\":0}\n  ]", "\"latencyTicks\":0},\n  ]", "line 19, column 3, $: this is not well-formed JSON")]
    [InlineData("  ]\n}", "  ]", "line 27, column 1, $: the document ends too early")]
    [InlineData("  ]\n}", "  ]\n} {}", "line 27, column 3, $: this is not well-formed JSON")]
    public void A_fault_is_one_line_with_file_position_path_and_reason(string present, string replacement, string expected)
    {
        Assert.Contains(present, Good, StringComparison.Ordinal);
        var index = Good.IndexOf(present, StringComparison.Ordinal);
        var faulty = Good[..index] + replacement + Good[(index + present.Length)..];

        Assert.Equal($"f.walk.json: {expected}", Assert.Throws<UnreadableInputException>(() => Parse(faulty)).Message);
    }

    [Theory]
    [InlineData("", "f.walk.json: line 1, column 1, $: the document ends too early")]
    [InlineData("[]", "f.walk.json: line 1, column 1, $: an object is expected, this is a list")]
    [InlineData("null", "f.walk.json: line 1, column 1, $: null is not allowed here")]
    [InlineData("{\"\\ud800\":1}", "f.walk.json: line 1, column 2, $: unknown member \"\uFFFD\"")]
    public void What_is_no_such_document_at_all_is_refused(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<UnreadableInputException>(() => Parse(text)).Message);

    [Fact]
    public void A_name_from_the_document_cannot_break_or_flood_the_line()
    {
        var breaking = Assert.Throws<UnreadableInputException>(() => Parse("{\"a\\nb\\u2028c\":1}"));
        var flooding = Assert.Throws<UnreadableInputException>(() => Parse($"{{\"{new string('x', 100_000)}\":1}}"));

        Assert.Equal("f.walk.json: line 1, column 2, $: unknown member \"a\\u000ab\\u2028c\"", breaking.Message);
        Assert.InRange(flooding.Message.Length, 300, 400);
    }

    /// <summary>Goal: whatever a file holds, it is read or refused with one line. Method: a good file in which up to six random places are replaced, deleted or doubled.</summary>
    [Fact]
    public void A_damaged_file_is_read_or_refused_with_one_line()
    {
        const string bytes = "{}[]\",:\\0189.-+eE tfnudx\n\u0001";
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Int[0, 2], Gen.Int[0, bytes.Length - 1]).Array[1, 6].Sample(
            damages =>
            {
                var text = new StringBuilder(Good);
                foreach (var (place, what, with) in damages)
                {
                    var index = Math.Min(place, text.Length - 1);
                    _ = what switch
                    {
                        0 => text.Remove(index, 1),
                        1 => text.Insert(index, bytes[with]),
                        _ => text.Replace(text[index], bytes[with], index, 1),
                    };
                }

                try
                {
                    Parse(text.ToString());
                }
                catch (UnreadableInputException exception)
                {
                    Assert.StartsWith("f.walk.json: line ", exception.Message, StringComparison.Ordinal);
                    Assert.DoesNotContain('\n', exception.Message);
                }
            },
            iter: 3_000);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped_and_bytes_that_are_no_utf8_are_refused()
    {
        byte[] marked = [.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(Good)];
        Assert.Equal("stale-write", LockWalkFiles.Format.Parse("f", marked).Name);

        marked[^5] = 0xFF;
        Assert.Equal("f: the file is not valid UTF-8", Assert.Throws<UnreadableInputException>(() => LockWalkFiles.Format.Parse("f", marked)).Message);
    }

    [Fact]
    public void A_file_is_read_from_disk_and_a_missing_or_too_large_one_is_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Good);
            Assert.Equal("stale-write", LockWalkFiles.Format.ReadFile(path).Name);

            using (var stream = File.OpenWrite(path))
            {
                stream.SetLength(StrictJson<int>.DefaultLimitBytes + 1);
            }

            Assert.Equal(
                $"{path}: the file has 67108865 bytes, more than the 67108864 that are read",
                Assert.Throws<UnreadableInputException>(() => LockWalkFiles.Format.ReadFile(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal($"{path}: there is no such file", Assert.Throws<UnreadableInputException>(() => LockWalkFiles.Format.ReadFile(path)).Message);
    }

    private static WalkFile<LockConfiguration, LockAction, LockWitness> Parse(string text) =>
        LockWalkFiles.Format.Parse("f.walk.json", Encoding.UTF8.GetBytes(text));

    private static async Task<(CaseOutcome<LockConfiguration, LockAction> Outcome, IReadOnlyList<WitnessResult<LockWitness>> Witnesses)>
        ReplayAsync(WalkFile<LockConfiguration, LockAction, LockWitness> file)
    {
        var tracker = new WitnessTracker<LockWitness>(file.Witnesses, LockWalkFiles.Vocabulary.Facts);
        var options = new CaseRunOptions<LockWorld>
        {
            AfterStep = (step, world) =>
            {
                tracker.AfterStep(step, witness => LockWalkFiles.ReadFact(world, witness));
                return ValueTask.CompletedTask;
            },
            AtEnd = world =>
            {
                tracker.AtEnd(witness => LockWalkFiles.ReadFact(world, witness));
                return ValueTask.CompletedTask;
            },
        };
        var outcome = await new CaseRunner<LockConfiguration, LockAction, LockWorld>(new LockSimulation())
            .ReplayAsync(file.ToWalk(), ReplayMode.Unconditional, options);
        return (outcome, tracker.Conclude());
    }
}
