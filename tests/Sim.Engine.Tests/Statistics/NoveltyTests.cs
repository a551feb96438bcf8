using CsCheck;
using Sim.Engine.Statistics;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Statistics;

/// <summary>Distinct abstract states and transitions, of a case and merged over cases.</summary>
public sealed class NoveltyTests
{
    [Fact]
    public void States_and_transitions_of_a_case_are_counted_once_and_staying_is_no_transition()
    {
        var recorder = new Recorder();
        foreach (var state in (ulong[])[1, 1, 2, 1, 2, 3])
        {
            recorder.Visit(state);
        }

        Assert.Equal(new StateNovelty(3, 3, IsExact: true, 0, 0), recorder.Statistics.Novelty);
    }

    [Fact]
    public void The_way_back_is_another_transition()
    {
        var recorder = new Recorder();
        recorder.Visit(1);
        recorder.Visit(2);
        recorder.Visit(1);

        Assert.Equal(2, recorder.Statistics.Novelty.Transitions);
    }

    [Fact]
    public void Cases_are_merged_without_a_transition_between_them_and_those_that_found_something_are_counted()
    {
        var sweep = new Tally();
        foreach (var states in (ulong[][])[[1, 2], [3], [2, 3], [1, 2], []])
        {
            sweep.MergeFrom(TallyOf(states));
        }

        Assert.Equal(new StateNovelty(3, 2, IsExact: true, CasesWithNewState: 2, CasesWithNewTransition: 2), sweep.Novelty);
    }

    [Fact]
    public void A_visit_does_not_touch_the_trace_hash()
    {
        var recorder = new Recorder();
        var before = recorder.TraceHash;
        recorder.Visit(1);

        Assert.Equal(before, recorder.TraceHash);
    }

    [Fact]
    public void Up_to_the_limit_the_count_is_exact_and_beyond_it_an_estimate_within_a_few_standard_errors()
    {
        var tally = new DistinctTally();
        AddAll(tally, 0, DistinctTally.SampleLimit);
        Assert.Equal((DistinctTally.SampleLimit, true), (tally.Count, tally.IsExact));

        const int Many = 1_000_000;
        AddAll(tally, 0, Many);
        Assert.False(tally.IsExact);
        Assert.InRange(tally.Count, 0.98 * Many, 1.02 * Many);
    }

    /// <summary>Goal: neither batches nor threads decide what is counted. Method: parts beyond the limit, merged in both orders and added to one tally, count the same.</summary>
    [Fact]
    public void The_order_in_which_values_come_plays_no_role()
    {
        Gen.Int[1, 150_000].Array[2, 4].Sample(
            lengths =>
            {
                var (whole, forward, backward) = (new DistinctTally(), new DistinctTally(), new DistinctTally());
                var parts = new List<DistinctTally>();
                for (var part = 0; part < lengths.Length; part++)
                {
                    // Parts overlap, so that merging meets values that are there already.
                    parts.Add(new DistinctTally());
                    AddAll(parts[part], part * 50_000, lengths[part]);
                    AddAll(whole, part * 50_000, lengths[part]);
                }

                parts.ForEach(part => forward.MergeFrom(part));
                parts.Reverse();
                parts.ForEach(part => backward.MergeFrom(part));
                return (forward.Count, forward.IsExact) == (backward.Count, backward.IsExact)
                    && (forward.Count, forward.IsExact) == (whole.Count, whole.IsExact);
            },
            iter: 8,
            threads: 1);
    }

    private static Tally TallyOf(IEnumerable<ulong> states)
    {
        var recorder = new Recorder();
        foreach (var state in states)
        {
            recorder.Visit(state);
        }

        return recorder.Statistics;
    }

    private static void AddAll(DistinctTally tally, int first, int count)
    {
        for (var number = 0; number < count; number++)
        {
            var hash = new Sim.Engine.Tracing.TraceHash();
            hash.Fold((long)(first + number));
            tally.Add(hash.Value);
        }
    }
}
