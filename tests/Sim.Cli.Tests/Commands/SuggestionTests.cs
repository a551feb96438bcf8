namespace Sim.Cli.Tests.Commands;

/// <summary>Goal: a slip of the keyboard is answered with the word that was meant. Method: words with a letter too many, too few, exchanged, and words that are close to nothing.</summary>
public sealed class SuggestionTests
{
    [Theory]
    [InlineData("'swep'", "'sweep'", "swep")]
    [InlineData("'regresions'", "'regressions'", "regresions")]
    [InlineData("'--modle'", "'--model'", "sweep", "--modle", "guided")]
    [InlineData("'--case'", "'--cases'", "sweep", "--case", "3")]
    [InlineData("'a'", "'diff'", "trace", "dif", "a", "b")]
    public async Task What_was_meant_is_proposed_in_the_one_line(string word, string meant, params string[] arguments)
    {
        var run = await SimRun.Of(arguments);

        run.AssertRefused(word);
        Assert.Contains($"; did you mean {meant}? See sim ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("hnut")]
    [InlineData("sweep", "--completely-else")]
    public async Task Nothing_is_proposed_that_is_not_close_or_is_hidden(params string[] arguments)
    {
        var run = await SimRun.Of(arguments);

        run.AssertRefused("is not understood here");
        Assert.DoesNotContain("did you mean", run.Error, StringComparison.Ordinal);
    }
}
