using System.Collections.Immutable;
using CsCheck;
using Sim.Histories.Linearizability;
using Sim.Histories.Models;

namespace Sim.Histories.Tests.Linearizability;

/// <summary>Goal: the quick search says what the definition says, and its shortest beginning is the shortest. Method: random small histories of every model against a search through all orders.</summary>
public sealed class AgreementTests
{
    private const int Samples = 3000;

    [Fact]
    public void Registers()
    {
        var values = Gen.Int[0, 2];
        var inputs = Gen.OneOf(
            Gen.Const<RegisterCall<int>>(new RegisterCall<int>.Read()),
            values.Select(value => (RegisterCall<int>)new RegisterCall<int>.Write(value)),
            Gen.Select(values, values, (expected, value) => (RegisterCall<int>)new RegisterCall<int>.CompareAndSet(expected, value)));
        Agree(new RegisterModel<int>(0), RandomHistories.Of(inputs, input => input switch
        {
            RegisterCall<int>.Read => values.Select(value => RegisterAnswer<int>.Of(value)),
            RegisterCall<int>.Write => Gen.Const(RegisterAnswer<int>.Done),
            _ => Gen.Bool.Select(isDone => isDone ? RegisterAnswer<int>.Done : RegisterAnswer<int>.Differs),
        }));
    }

    [Fact]
    public void Maps()
    {
        var (keys, values) = (Pick("x", "y"), Pick("", "a", "b"));
        var inputs = Gen.OneOf(
            keys.Select(key => (MapCall)new MapCall.Get(key)),
            Gen.Select(keys, values, (key, value) => (MapCall)new MapCall.Put(key, value)),
            Gen.Select(keys, values, (key, value) => (MapCall)new MapCall.Append(key, value)),
            keys.Select(key => (MapCall)new MapCall.Delete(key)),
            Gen.Select(keys, values, (key, value) => (MapCall)new MapCall.CompareAndSet(key, value.Length == 0 ? null : value, "b")));
        Agree(new MapModel(), RandomHistories.Of(inputs, input => input switch
        {
            MapCall.Get => Pick<string?>(null, "", "a", "b", "ab").Select(value => MapAnswer.Of(value)),
            MapCall.CompareAndSet => Gen.Bool.Select(isDone => isDone ? MapAnswer.Done : MapAnswer.Differs),
            _ => Gen.Const(MapAnswer.Done),
        }));
    }

    [Fact]
    public void Queues()
    {
        var inputs = Gen.OneOf(
            Gen.Int[0, 1].Select(item => (QueueCall<int>)new QueueCall<int>.Enqueue(item)), Gen.Const<QueueCall<int>>(new QueueCall<int>.Dequeue()));
        Agree<ImmutableList<int>, QueueCall<int>, QueueAnswer<int>>(new QueueModel<int>(), RandomHistories.Of(inputs, input => input switch
        {
            QueueCall<int>.Enqueue => Gen.Const(QueueAnswer<int>.Done),
            _ => Gen.Int[0, 2].Select(item => item == 2 ? QueueAnswer<int>.Empty : QueueAnswer<int>.Of(item)),
        }));
    }

    [Fact]
    public void Locks() => Agree(
        new LockModel(),
        RandomHistories.Of(
            Gen.Select(Pick("a", "b"), Gen.Bool, (owner, isAcquire) => isAcquire ? (LockCall)new LockCall.Acquire(owner) : new LockCall.Release(owner)),
            _ => Gen.Bool));

    [Fact]
    public void Counters() => Agree(
        new CounterModel(),
        RandomHistories.Of(
            Gen.Int[0, 2].Select(amount => amount == 0 ? (CounterCall)new CounterCall.Read() : new CounterCall.Add(amount)),
            input => Gen.Long[0, 4].Select(count => input is CounterCall.Add && count == 0 ? (long?)null : count)));

    /// <summary>A bag gives back any of what it holds: a model with a choice.</summary>
    [Fact]
    public void Objects_with_a_choice() => Agree(new BagModel(), RandomHistories.Of(Gen.Int[0, 2], input => input == 0 ? Gen.Int[0, 2] : Gen.Const(0)));

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static void Agree<TState, TInput, TOutput>(SequentialModel<TState, TInput, TOutput> model, Gen<History<TInput, TOutput>> histories)
    {
        var (holding, failing) = (0, 0);
        histories.Sample(
            history =>
            {
                var expected = NaiveSearch.IsLinearizable(model, history);
                _ = expected ? Interlocked.Increment(ref holding) : Interlocked.Increment(ref failing);
                var result = Linearizable.Check(history, model);
                return result.Verdict == (expected ? HistoryVerdict.Holds : HistoryVerdict.Violated) && (expected || IsShortest(model, history, result.Failure!));
            },
            iter: Samples,
            print: history => string.Join('\n', history.Calls) + "\n" + Linearizable.Check(history, model),
            threads: 1);
        Assert.True(Math.Min(holding, failing) > Samples / 50, $"the sample says little: {holding} hold, {failing} fail");
    }

    private static bool IsShortest<TState, TInput, TOutput>(
        SequentialModel<TState, TInput, TOutput> model, History<TInput, TOutput> history, LinearizabilityFailure<TInput, TOutput> failure)
    {
        // What is known to have failed in the end has taken no effect in any beginning either.
        var known = history with { Calls = [.. history.Calls.Where(call => call.Outcome != CallOutcome.Failed)] };
        return failure.IsShortest
            && !NaiveSearch.IsLinearizable(model, known.Prefix(failure.PrefixEvents))
            && NaiveSearch.IsLinearizable(model, known.Prefix(failure.PrefixEvents - 1))
            && failure.Stuck.ReturnedAt < failure.PrefixEvents;
    }

    /// <summary>Input 0 takes something out, another number puts itself in.</summary>
    private sealed class BagModel : SequentialModel<(int Ones, int Twos), int, int>
    {
        public override (int Ones, int Twos) InitialState => (0, 0);

        public override IEnumerable<Effect<(int Ones, int Twos), int>> EffectsOf((int Ones, int Twos) state, int input) => input switch
        {
            1 => [new((state.Ones + 1, state.Twos), 0)],
            2 => [new((state.Ones, state.Twos + 1), 0)],
            _ when state == (0, 0) => [new(state, 0)],
            _ => new[] { new Effect<(int Ones, int Twos), int>((state.Ones - 1, state.Twos), 1), new((state.Ones, state.Twos - 1), 2) }
                .Where(effect => effect.Next is { Ones: >= 0, Twos: >= 0 }),
        };
    }
}
