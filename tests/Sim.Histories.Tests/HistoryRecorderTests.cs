using Sim.Histories.Models;

namespace Sim.Histories.Tests;

/// <summary>Goal: what is written down is what the client saw, in the order in which it saw it.</summary>
public sealed class HistoryRecorderTests
{
    private readonly HistoryRecorder<string, int> _recorder = new();

    [Fact]
    public async Task A_call_ends_as_its_task_does()
    {
        var answer = await _recorder.CallAsync("a", "one", () => Task.FromResult(1), _ => true);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _recorder.CallAsync("a", "refused", Throw, fault => fault is InvalidOperationException));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _recorder.CallAsync("a", "lost", Throw, _ => false));

        Assert.Equal(1, answer);
        Assert.Equal([CallOutcome.Ok, CallOutcome.Failed, CallOutcome.Unknown], _recorder.ToHistory().Calls.Select(call => call.Outcome));

        static Task<int> Throw() => Task.FromException<int>(new InvalidOperationException("no"));
    }

    [Fact]
    public void A_call_ends_once()
    {
        var call = _recorder.Invoke("a", "one");
        _recorder.Ok(call, 1);

        var fault = Assert.Throws<InvalidOperationException>(() => _recorder.Unknown(call));
        Assert.Contains("one", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_beginning_knows_nothing_of_what_comes_later()
    {
        var first = _recorder.Invoke("a", "one");
        var second = _recorder.Invoke("b", "two");
        _recorder.Ok(second, 2);
        _recorder.Fail(first);
        var prefix = _recorder.ToHistory().Prefix(3);

        Assert.Equal([CallOutcome.Unknown, CallOutcome.Ok], prefix.Calls.Select(call => call.Outcome));
        Assert.Null(prefix.Calls[0].ReturnedAt);
        Assert.Single(_recorder.ToHistory().Prefix(1).Calls);
        Assert.Throws<ArgumentOutOfRangeException>(() => _recorder.ToHistory().Prefix(5));
    }

    [Fact]
    public void Times_are_those_of_the_clock()
    {
        var now = 10L;
        var recorder = new HistoryRecorder<MapCall, MapAnswer>(() => now);
        var call = recorder.Invoke("a", new MapCall.Get("x"));
        now = 25;
        recorder.Ok(call, MapAnswer.Of(null));

        Assert.Equal((10, 25), (recorder.ToHistory().Calls[0].InvokedTicks, recorder.ToHistory().Calls[0].ReturnedTicks!.Value));
    }
}
