using CsCheck;
using Sim.Engine.Statistics;

namespace Sim.Engine.Tests.Statistics;

public sealed class MeasureTests
{
    [Fact]
    public void Figures_are_exact_up_to_the_limit()
    {
        var tally = TallyOf(Enumerable.Range(1, 1_000).Select(value => (double)value));

        Assert.Equal(new MeasureSummary("m", 1_000, 1, 500.5, 1_000, 500, 900, 990), tally.Summarise("m"));
    }

    /// <summary>Goal: beyond the limit quantiles stay close. Method: 300,000 values in a scrambled but known order; a sample of at least 8,192 evenly spaced positions.</summary>
    [Fact]
    public void Beyond_the_limit_count_least_mean_greatest_stay_exact_and_quantiles_close()
    {
        const int count = 300_000;
        var summary = TallyOf(Enumerable.Range(0, count).Select(value => (double)(value * 7_919L % count))).Summarise("m");

        Assert.Equal((count, 0.0, (count - 1) / 2.0, count - 1.0), ((int)summary.Count, summary.Least, summary.Mean, summary.Greatest));
        Assert.InRange(summary.Percentile50, 0.48 * count, 0.52 * count);
        Assert.InRange(summary.Percentile99, 0.98 * count, count);
    }

    /// <summary>Goal: a sweep's figures do not depend on how cases are batched. Method: any cut of a list into cases that are merged in order equals the list as a whole.</summary>
    [Fact]
    public void Merging_cases_in_order_equals_adding_all_values_to_one()
    {
        Gen.Int[0, 4_000].Array[0, 25].Sample(
            lengths =>
            {
                var whole = new MeasureTally();
                var merged = new MeasureTally();
                var next = 0;
                foreach (var length in lengths)
                {
                    var part = Enumerable.Range(next, length).Select(value => (double)(value * 31 % 997)).ToList();
                    next += length;
                    part.ForEach(whole.Add);
                    merged.MergeFrom(TallyOf(part));
                }

                return next == 0 || whole.Summarise("m") == merged.Summarise("m");
            },
            iter: 20);
    }

    [Fact]
    public void A_thinned_case_merges_with_the_weight_of_the_values_it_stands_for()
    {
        const int count = 100_000;
        var merged = new MeasureTally();
        merged.MergeFrom(TallyOf(Enumerable.Repeat(1.0, count)));
        merged.MergeFrom(TallyOf(Enumerable.Repeat(2.0, count)));
        var summary = merged.Summarise("m");

        Assert.Equal(2 * count, summary.Count);
        Assert.Equal((1.0, 2.0), (summary.Percentile50, summary.Percentile90));
    }

    [Theory]
    [InlineData(0, 1, 0.95)]
    [InlineData(0, 1_000, 0.002991)]
    [InlineData(1_000, 1_000, 1)]
    public void The_bound_of_what_was_not_seen_is_one_less_the_nth_root_of_five_percent(long seen, long cases, double expected) =>
        Assert.Equal(expected, CoverageBound.UpperProbability(seen, cases), precision: 6);

    [Fact]
    public void The_bound_equals_its_closed_form_for_zero_and_lies_above_the_share_otherwise()
    {
        Gen.Select(Gen.Int[0, 200], Gen.Int[1, 5_000]).Where((seen, cases) => seen <= cases).Sample(
            (seen, cases) => seen == 0
                ? Math.Abs(CoverageBound.UpperProbability(0, cases) - (1 - Math.Pow(0.05, 1.0 / cases))) < 1e-9
                : CoverageBound.UpperProbability(seen, cases) > seen / (double)cases - 1e-12,
            iter: 500);
    }

    private static MeasureTally TallyOf(IEnumerable<double> values)
    {
        var tally = new MeasureTally();
        foreach (var value in values)
        {
            tally.Add(value);
        }

        return tally;
    }
}
