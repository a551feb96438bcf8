using System.Text;
using System.Text.RegularExpressions;
using Sim.Engine.Inputs;
using Sim.Engine.Tests.Canary;
using Sim.Engine.Tracing;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Tracing;

public sealed class TraceRenderingTests
{
    private static readonly Walk<LockConfiguration, LockAction> Walk = new(
        new LockConfiguration(Clients: 2, LeaseTicks: 1, LockVariant.Unfenced),
        [
            new LockAction.Acquire(0), new LockAction.Acquire(1), new LockAction.Advance(1), new LockAction.Write(1, 0), new LockAction.Write(0, 0),
        ]);

    [Fact]
    public async Task The_text_has_a_line_per_step_then_its_lines_then_the_violation()
    {
        const string expected = """
            #1 @0 acquire 0  18e598ec16ce7f10
            #2 @0 acquire 1  d5a60c27a8039078
            #3 @1 advance 1  78628b3dcae7b3c7
                the lease ran out
            #4 @1 write 1 latency 0  f2aeb6927af0e051
                write of client 1 with token 2 accepted
            #5 @1 write 0 latency 0  14f1b8fedaccfde5
                write of client 0 with token 1 accepted
                violated: the store took a write of client 0 with token 1 after one with token 2

            """;

        Assert.Equal(expected, TraceText.Render(await RecordsAsync()));
    }

    [Fact]
    public async Task The_json_has_a_line_per_step_with_its_parts()
    {
        const string expected = """
            {"format":"sim-trace/1","steps":[
            {"step":1,"time":0,"action":"acquire 0","lines":[],"parts":[["lock","eb718afea1509cd1"],["store","0000000000000000"]],"hash":"18e598ec16ce7f10"},
            {"step":2,"time":0,"action":"acquire 1","lines":[],"parts":[["lock","537ae8b3f272c99d"],["store","0000000000000000"]],"hash":"d5a60c27a8039078"},
            {"step":3,"time":1,"action":"advance 1","lines":["the lease ran out"],"parts":[["lock","d97d4205fdab0823"],["store","0000000000000000"]],"hash":"78628b3dcae7b3c7"},
            {"step":4,"time":1,"action":"write 1 latency 0","lines":["write of client 1 with token 2 accepted"],"parts":[["lock","d97d4205fdab0823"],["store","0000000000000002"]],"hash":"f2aeb6927af0e051"},
            {"step":5,"time":1,"action":"write 0 latency 0","lines":["write of client 0 with token 1 accepted"],"parts":[],"violation":"the store took a write of client 0 with token 1 after one with token 2","hash":"14f1b8fedaccfde5"}
            ]}

            """;

        Assert.Equal(expected, TraceJson.Render(await RecordsAsync()));
    }

    [Fact]
    public async Task The_same_run_gives_the_same_bytes()
    {
        Assert.Equal(TraceText.Render(await RecordsAsync()), TraceText.Render(await RecordsAsync()));
        Assert.Equal(TraceJson.Render(await RecordsAsync()), TraceJson.Render(await RecordsAsync()));
    }

    [Fact]
    public async Task A_saved_trace_is_read_back_as_it_was_written()
    {
        var written = TraceJson.Render(await RecordsAsync());

        Assert.Equal(written, TraceJson.Render(TraceJson.Parse("t.json", Encoding.UTF8.GetBytes(written))));
    }

    [Theory]
    [InlineData("\"hash\":\"18e598ec16ce7f10\"", "\"hash\":\"0af\"", "$.steps[0].hash")]
    [InlineData("[\"lock\",\"eb718afea1509cd1\"]", "[\"lock\"]", "$.steps[0].parts[0]")]
    [InlineData("\"time\":1,", "", "$.steps[2]")]
    [InlineData("sim-trace/1", "sim-trace/2", "sim-trace/2")]
    public async Task A_malformed_trace_is_refused_with_the_place(string passage, string replacement, string place)
    {
        var written = TraceJson.Render(await RecordsAsync());
        var broken = new Regex(Regex.Escape(passage)).Replace(written, replacement, 1);

        var refused = Assert.Throws<UnreadableInputException>(() => TraceJson.Parse("t.json", Encoding.UTF8.GetBytes(broken)));

        Assert.StartsWith("t.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(place, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<StepRecord>> RecordsAsync()
    {
        var outcome = await new CaseRunner<LockConfiguration, LockAction, LockWorld>(new LockSimulation())
            .ReplayAsync(Walk, ReplayMode.Unconditional, new() { IsTracing = true });
        return outcome.Records;
    }
}
