using Sim.Histories.Linearizability;
using Sim.Histories.Models;

namespace Sim.Histories.Tests.Linearizability;

/// <summary>Goal: each rule of outcomes is visible in the smallest history that shows it, beside its near miss.</summary>
public sealed class RegisterHistoryTests
{
    private readonly HistoryRecorder<RegisterCall<int>, RegisterAnswer<int>> _recorder = new();

    [Fact]
    public void A_read_sees_a_write_that_ended_before_it()
    {
        Write(1, CallOutcome.Ok);
        Read(1);
        Holds();
    }

    [Fact]
    public void A_read_that_misses_a_write_that_ended_before_it_is_stale()
    {
        Write(1, CallOutcome.Ok);
        Read(0);
        var failure = Fails();

        Assert.Equal(4, failure.PrefixEvents);
        Assert.Equal("1", failure.State);
        Assert.IsType<RegisterCall<int>.Read>(failure.Stuck.Input);
    }

    [Fact]
    public void A_read_during_a_write_sees_the_old_or_the_new_value_but_never_the_old_one_after_the_new()
    {
        var write = _recorder.Invoke("w", new RegisterCall<int>.Write(1));
        Read(0);
        Read(1);
        Holds();
        Read(0);
        _recorder.Ok(write, RegisterAnswer<int>.Done);
        Fails();
    }

    [Fact]
    public void A_write_that_nobody_knows_of_may_take_effect_later_but_is_not_undone()
    {
        Write(1, CallOutcome.Unknown);
        Read(0);
        Read(1);
        Holds();
        Read(0);
        Fails();
    }

    [Fact]
    public void Two_writes_of_the_same_value_that_nobody_knows_of_count_twice()
    {
        Write(1, CallOutcome.Unknown);
        Write(1, CallOutcome.Unknown);
        Read(1);
        Write(0, CallOutcome.Ok);
        Read(1);
        Holds();
        Write(0, CallOutcome.Ok);
        Read(1);
        Fails();
    }

    [Fact]
    public void A_write_that_failed_is_never_read()
    {
        Write(1, CallOutcome.Failed);
        Read(0);
        Holds();
        Read(1);
        Fails();
    }

    [Fact]
    public void A_comparison_answers_by_the_value_that_it_meets()
    {
        End(_recorder.Invoke("c", new RegisterCall<int>.CompareAndSet(0, 2)), RegisterAnswer<int>.Done);
        End(_recorder.Invoke("c", new RegisterCall<int>.CompareAndSet(0, 3)), RegisterAnswer<int>.Differs);
        Read(2);
        Holds();
        End(_recorder.Invoke("c", new RegisterCall<int>.CompareAndSet(2, 3)), RegisterAnswer<int>.Differs);
        Fails();
    }

    [Fact]
    public void A_search_that_ends_at_its_limit_is_undecided_and_says_the_same_every_time()
    {
        for (var client = 0; client < 12; client++)
        {
            _recorder.Invoke($"w{client}", new RegisterCall<int>.Write(client));
        }

        Read(3);
        Read(99);
        var history = _recorder.ToHistory();
        var limit = new SearchLimit { Configurations = 100 };

        Assert.Equal(HistoryVerdict.Undecided, Linearizable.Register(history, 0, limit).Verdict);
        Assert.Equal(Linearizable.Register(history, 0, limit), Linearizable.Register(history, 0, limit));
        Assert.Equal(HistoryVerdict.Violated, Linearizable.Register(history, 0).Verdict);
    }

    [Fact]
    public void A_model_that_is_wrong_about_what_changes_nothing_is_told_so()
    {
        Write(1, CallOutcome.Ok);
        var fault = Assert.Throws<InvalidOperationException>(() => Linearizable.Check(_recorder.ToHistory(), new LyingModel()));
        Assert.Contains("changes nothing, but it changes 0 to 1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_name_the_call_the_state_and_the_order()
    {
        Write(1, CallOutcome.Ok);
        Read(0);

        Assert.Equal(
            """
            the shortest beginning without an order ends at event 4:
              client r: read -> 0 (event 3 to event 4), but the state is 1
            the order that gets furthest (1 calls):
              client w: write 1 -> done (event 1 to event 2)
            """,
            LinearizabilityText.Of(new RegisterModel<int>(0), Fails()));
    }

    private sealed class LyingModel : DeterministicModel<int, RegisterCall<int>, RegisterAnswer<int>>
    {
        private readonly RegisterModel<int> _register = new(0);

        public override int InitialState => 0;

        public override Effect<int, RegisterAnswer<int>> Apply(int state, RegisterCall<int> input) => _register.Apply(state, input);

        public override bool ChangesNothing(RegisterCall<int> input, RegisterAnswer<int> output) => true;
    }

    private void Write(int value, CallOutcome outcome)
    {
        var call = _recorder.Invoke("w", new RegisterCall<int>.Write(value));
        switch (outcome)
        {
            case CallOutcome.Ok:
                _recorder.Ok(call, RegisterAnswer<int>.Done);
                break;
            case CallOutcome.Failed:
                _recorder.Fail(call);
                break;
            default:
                _recorder.Unknown(call);
                break;
        }
    }

    private void Read(int value) => End(_recorder.Invoke("r", new RegisterCall<int>.Read()), RegisterAnswer<int>.Of(value));

    private void End(RecordedCall call, RegisterAnswer<int> answer) => _recorder.Ok(call, answer);

    private void Holds() => Assert.Equal(HistoryVerdict.Holds, Linearizable.Register(_recorder.ToHistory(), 0).Verdict);

    private LinearizabilityFailure<RegisterCall<int>, RegisterAnswer<int>> Fails()
    {
        var result = Linearizable.Register(_recorder.ToHistory(), 0);
        Assert.Equal(HistoryVerdict.Violated, result.Verdict);
        return result.Failure!;
    }
}
