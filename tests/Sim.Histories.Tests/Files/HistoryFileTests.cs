using System.Text;
using CsCheck;
using Sim.Histories.Files;

namespace Sim.Histories.Tests.Files;

/// <summary>Goal: a file is read as it was meant, or refused in one line that names the place.</summary>
public sealed class HistoryFileTests
{
    private const string Invoke = "{:process 0, :type :invoke, :f :get, :key \"x\", :value nil}\n";

    [Fact]
    public void Blank_lines_comments_a_byte_order_mark_and_the_nemesis_say_nothing()
    {
        var file = Parse("\uFEFF; a run\n\nINFO  jepsen.util - :nemesis :info :start nil\r\nINFO jepsen.util - 0 :invoke :read nil\r\nINFO jepsen.util - 0 :ok :read nil\r\n");

        Assert.Equal((1, HistoryFileModel.Register), (file.CallCount, file.Model));
        Assert.Equal(HistoryVerdict.Holds, file.Check().Verdict);
    }

    [Fact]
    public void A_register_is_read_from_maps_too()
    {
        var file = Parse(
            """
            {:index 0, :time 12, :process 0, :type :invoke, :f :write, :value 3}
            {:index 1, :time 14, :process 0, :type :ok, :f :write, :value 3}
            {:index 2, :time 15, :process 1, :type :invoke, :f :read, :value nil}
            {:index 3, :time 19, :process 1, :type :ok, :f :read, :value 4}
            """);

        var result = file.Check();
        Assert.Equal((HistoryVerdict.Violated, 4), (result.Verdict, result.FailingLine!.Value));
        Assert.Contains("client 1: read -> 4 (line 3 to line 4), but the state is 3", result.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_that_fails_says_that_the_value_was_another()
    {
        const string write = "INFO jepsen.util - 0 :invoke :write 1\nINFO jepsen.util - 0 :ok :write 1\nINFO jepsen.util - 0 :invoke :cas [1 2]\n";

        Assert.Equal(HistoryVerdict.Violated, Parse(write + "INFO jepsen.util - 0 :fail :cas [1 2]\n").Check().Verdict);
        Assert.Equal(HistoryVerdict.Holds, Parse(write + "INFO jepsen.util - 0 :fail :cas :timed-out\n").Check().Verdict);
    }

    [Fact]
    public void An_absent_key_is_as_good_as_an_empty_one()
    {
        Assert.Equal(HistoryVerdict.Holds, Parse(Invoke + Invoke.Replace(":invoke", ":ok", StringComparison.Ordinal)).Check().Verdict);
        Assert.Equal(HistoryVerdict.Holds, Parse(Invoke + "{:process 0, :type :ok, :f :get, :key \"x\", :value \"\"}").Check().Verdict);
        Assert.Equal(HistoryVerdict.Violated, Parse(Invoke + "{:process 0, :type :ok, :f :get, :key \"x\", :value \"a\"}").Check().Verdict);
    }

    [Theory]
    [InlineData("", "there is no call in it")]
    [InlineData("hello", "line 1: this is neither")]
    [InlineData("INFO jepsen.util - 0 :invoke :read", "line 1: the line ends where a value is due")]
    [InlineData("INFO jepsen.util - 0 :invoke :read nil nil", "line 1: there is more on the line")]
    [InlineData("INFO jepsen.util - 0 :begin :read nil", "line 1: :begin is none of")]
    [InlineData("INFO jepsen.util - x :invoke :read nil", "line 1: 'x' is no value")]
    [InlineData("INFO jepsen.util - 0 :ok :read nil", "line 1: process 0 is told :ok and has not called")]
    [InlineData("INFO jepsen.util - 0 :invoke :cas 3", "line 1: :cas takes two values")]
    [InlineData("INFO jepsen.util - 0 :invoke :pop nil", "line 1: :pop is none of :read, :write, :cas")]
    [InlineData("{:process 0, :type :invoke, :f :get, :value nil}", "line 1: :key is missing")]
    [InlineData("{:process 0, :f :get, :value nil}", "line 1: :type is missing")]
    [InlineData("{:process 0, :process 1}", "line 1: :process stands there twice")]
    [InlineData("{:process 0", "line 1: '}' is missing")]
    [InlineData("{:process 0, :type :invoke, :f :put, :key \"x\", :value \"a}", "line 1: a text has no closing quotation mark")]
    [InlineData(Invoke + Invoke, "line 2: process 0 calls although its call of line 1 has not returned")]
    [InlineData(Invoke + "{:process 0, :type :ok, :f :put, :key \"x\", :value \"\"}", "line 2: process 0 is told of :put and called :get in line 1")]
    [InlineData(Invoke + "{:process 0, :type :ok, :f :get, :key \"y\", :value \"\"}", "line 2: the answer is about key y, the call was about x")]
    public void What_makes_no_sense_is_refused_in_one_line(string text, string reason)
    {
        var fault = Assert.Throws<HistoryFormatException>(() => Parse(text));

        Assert.StartsWith($"some.log: {reason}", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_with_their_line()
    {
        var fault = Assert.Throws<HistoryFormatException>(() => HistoryFile.Parse("some.log", [.. Encoding.UTF8.GetBytes(Invoke), 0xFF]));

        Assert.StartsWith("some.log: line 2:", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_does_not_know_the_calls_is_refused() =>
        Assert.Throws<HistoryFormatException>(() => HistoryFile.Parse("some.log", Encoding.UTF8.GetBytes(Invoke), HistoryFileModel.Register));

    /// <summary>Method: change, drop and double characters of a sound file.</summary>
    [Fact]
    public void A_damaged_file_is_read_or_refused_and_nothing_else()
    {
        var sound = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "kv-c01-bad.txt"))[..1500];
        string[] insertions = ["", "\"", "{", "}", ":", "[", "\n", "9", "nil", "\\", "\u2028", "{:a {"];
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Int[0, 40], Gen.Int[0, insertions.Length - 1].Select(index => insertions[index]))
            .Sample(
                (start, length, inserted) =>
                {
                    try
                    {
                        Parse(sound[..start] + inserted + sound[Math.Min(sound.Length, start + length)..]).Check(new SearchLimit { Configurations = 10_000 });
                    }
                    catch (HistoryFormatException fault)
                    {
                        Assert.StartsWith("some.log: ", fault.Message, StringComparison.Ordinal);
                    }
                },
                iter: 2000,
                threads: 1);
    }

    private static HistoryFile Parse(string text) => HistoryFile.Parse("some.log", Encoding.UTF8.GetBytes(text));
}
