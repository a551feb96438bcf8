using CsCheck;
using Sim.Engine.Randomness;

namespace Sim.Engine.Tests.Randomness;

public sealed class SeedTests
{
    [Theory]
    [InlineData("1", "0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("0001", "0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("DeadBeef", "00000000000000000000000000000000000000000000000000000000deadbeef")]
    [InlineData(
        "123456789abcdef00123456789abcdef00123456789abcdef00123456789abcd",
        "123456789abcdef00123456789abcdef00123456789abcdef00123456789abcd")]
    public void One_to_64_hexadecimal_digits_are_one_number(string text, string expected)
    {
        Assert.True(RunSeed.TryParse(text, out var runSeed));
        Assert.True(CaseSeed.TryParse(text, out var caseSeed));
        Assert.Equal(expected, runSeed.ToString());
        Assert.Equal(expected, caseSeed.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("g")]
    [InlineData("0x1")]
    [InlineData(" 1")]
    [InlineData("-1")]
    [InlineData("\u0661")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000001")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(RunSeed.TryParse(text, out _));
        Assert.False(CaseSeed.TryParse(text, out _));
    }

    [Fact]
    public void Every_seed_reads_back_from_its_text()
    {
        Gen.Select(Gen.ULong, Gen.ULong, Gen.ULong, Gen.ULong).Sample(
            (a, b, c, d) =>
            {
                var seed = new CaseSeed(new UInt128(a, b), new UInt128(c, d));
                return CaseSeed.TryParse(seed.ToString(), out var read) && read == seed;
            },
            iter: 1_000);
    }

    [Fact]
    public void Different_runs_models_and_numbers_give_different_cases()
    {
        var seeds =
            from run in Enumerable.Range(0, 10)
            from model in (string[])["a", "b", "ab"]
            from number in Enumerable.Range(0, 100)
            select new RunSeed(0, (UInt128)run).DeriveCase(model, number);

        Assert.Equal(3_000, seeds.Distinct().Count());
    }
}
