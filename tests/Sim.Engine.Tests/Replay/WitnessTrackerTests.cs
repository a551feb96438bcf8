using Sim.Engine.Replay;
using Sim.Engine.Tests.Canary;

namespace Sim.Engine.Tests.Replay;

public sealed class WitnessTrackerTests
{
    private static readonly long[] Values = [3, 1, 4, 1, 5];

    [Theory]
    [InlineData("token", "any", 4, null, null, true)]
    [InlineData("token", "any", 6, null, null, false)]
    [InlineData("token", "any", null, null, 4L, true)]
    [InlineData("token", "any", null, null, 2L, false)]
    [InlineData("token", "any", null, 1L, null, true)]
    [InlineData("token", "any", null, 0L, null, false)]
    [InlineData("token", "3", 4, null, null, true)]
    [InlineData("token", "3", 5, null, null, false)]
    [InlineData("token", "end", null, null, 5L, true)]
    [InlineData("token", "end", null, null, 4L, false)]
    [InlineData("least-waiting", "any", 1, null, null, true)]
    [InlineData("least-waiting", "any", 2, null, null, false)]
    [InlineData("least-waiting", "any", null, null, 3L, false)]
    [InlineData("least-waiting", "1", null, null, 3L, true)]
    [InlineData("most-waiting", "any", null, 5L, null, true)]
    [InlineData("most-waiting", "any", null, 4L, null, false)]
    [InlineData("most-waiting", "end", 5, null, null, true)]
    public void A_number_is_held_against_the_bound_at_its_moment(
        string fact, string at, int? atLeast, long? atMost, long? equalTo, bool isSatisfied)
    {
        var witness = new LockWitness { At = MomentOf(at), Fact = fact, AtLeast = atLeast, AtMost = atMost, EqualTo = equalTo };

        Assert.Equal(isSatisfied, Watch(witness, Values).IsSatisfied);
    }

    [Theory]
    [InlineData("any", new long[] { 0, 1, 0 }, true)]
    [InlineData("any", new long[] { 0, 0, 0 }, false)]
    [InlineData("end", new long[] { 1, 1, 0 }, false)]
    [InlineData("2", new long[] { 0, 1, 0 }, true)]
    public void A_boolean_fact_must_be_true_at_its_moment(string at, long[] values, bool isSatisfied) =>
        Assert.Equal(isSatisfied, Watch(new LockWitness { At = MomentOf(at), Fact = "held" }, values).IsSatisfied);

    [Fact]
    public void A_moment_that_the_replay_never_comes_to_is_not_seen()
    {
        var result = Watch(new LockWitness { At = WitnessMoment.After(9), Fact = "held" }, Values);

        Assert.False(result.IsSatisfied);
        Assert.Equal("not seen: held after step 9; the replay never came there", result.Sentence);
    }

    [Fact]
    public void A_result_reads_as_a_sentence()
    {
        var least = new LockWitness { At = WitnessMoment.Any, Fact = "least-waiting", AtLeast = 2 };
        var end = new LockWitness { At = WitnessMoment.End, Fact = "token", EqualTo = 5 };
        var most = new LockWitness { At = WitnessMoment.After(3), Fact = "token", AtMost = 4 };

        Assert.Equal("not seen: least-waiting at least 2 after any step; the value was 1", Watch(least, Values).Sentence);
        Assert.Equal("seen: token equal to 5 at the end", Watch(end, Values).Sentence);
        Assert.Equal("seen: token at most 4 after step 3", Watch(most, Values).Sentence);
    }

    [Fact]
    public void Facts_are_read_only_when_a_witness_looks()
    {
        var reads = 0;
        var tracker = new WitnessTracker<LockWitness>(
            [new LockWitness { At = WitnessMoment.After(2), Fact = "held" }], LockWalkFiles.Vocabulary.Facts);
        for (var step = 1; step <= 5; step++)
        {
            tracker.AfterStep(step, _ => ++reads);
        }

        tracker.AtEnd(_ => ++reads);
        Assert.Equal(1, reads);
    }

    private static WitnessResult<LockWitness> Watch(LockWitness witness, long[] values)
    {
        var tracker = new WitnessTracker<LockWitness>([witness], LockWalkFiles.Vocabulary.Facts);
        for (var step = 1; step <= values.Length; step++)
        {
            tracker.AfterStep(step, _ => values[step - 1]);
        }

        tracker.AtEnd(_ => values[^1]);
        return tracker.Conclude().Single();
    }

    private static WitnessMoment MomentOf(string text) => text switch
    {
        "any" => WitnessMoment.Any,
        "end" => WitnessMoment.End,
        _ => WitnessMoment.After(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
