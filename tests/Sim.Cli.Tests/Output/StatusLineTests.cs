using System.Globalization;
using Sim.CommandLine.Output;

namespace Sim.Cli.Tests.Output;

/// <summary>Goal: progress never costs a line of what was printed before or is printed after. Method: what is written goes to a small screen that wraps.</summary>
public sealed class StatusLineTests
{
    private const string LongText = "guided on memory   41 %  0:23 left  12,345 steps, 0 failing";

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(200)]
    public void At_any_width_all_printed_lines_stay_and_the_status_goes(int widthColumns)
    {
        var (writer, time) = (new StringWriter(CultureInfo.InvariantCulture), new SteppedTime());
        var line = new StatusLine(writer, () => widthColumns, time);
        writer.Write("a\n");
        for (var index = 0; index < 5; index++)
        {
            line.Show(LongText);
            time.Step(TimeSpan.FromSeconds(1));
        }

        line.WriteLine("b");
        line.Show("short");
        line.Clear();
        writer.Write("c\n");

        Assert.Equal(["a", "b", "c", ""], Screen.Lines(writer.ToString(), widthColumns));
    }

    [Fact]
    public void The_line_is_cut_before_the_last_column_and_holds_the_newest_text()
    {
        var (writer, time) = (new StringWriter(CultureInfo.InvariantCulture), new SteppedTime());
        var line = new StatusLine(writer, () => 20, time);
        line.Show("first text that is far too long");
        line.Show("too soon");
        time.Step(TimeSpan.FromSeconds(1));
        line.Show("second");

        Assert.Equal(["second"], Screen.Lines(writer.ToString(), 20));
        Assert.DoesNotContain("too soon", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("\rfirst text that is \u001b[K", writer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, 0, "sweep    0 %")]
    [InlineData(25, 100, 10, "sweep   25 %  0:30 left  3 failing")]
    [InlineData(1, 4_000, 1, "sweep    0 %  1:06:39 left  3 failing")]
    [InlineData(100, 100, 10, "sweep  100 %  0:00 left  3 failing")]
    public void Progress_says_the_share_and_the_time_that_is_left(double done, double total, int elapsedSeconds, string text) =>
        Assert.Equal(text, ProgressDisplay.Text("sweep", done, total, done > 0 ? "3 failing" : "", TimeSpan.FromSeconds(elapsedSeconds)));

    private sealed class SteppedTime : TimeProvider
    {
        private long _timestamp = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _timestamp;

        public void Step(TimeSpan time) => _timestamp += time.Ticks;
    }
}
