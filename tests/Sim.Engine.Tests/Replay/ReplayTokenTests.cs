using Sim.Engine.Randomness;
using Sim.Engine.Replay;
using Sim.Engine.Tests.Canary;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Replay;

public sealed class ReplayTokenTests
{
    private const string Text =
        "sim1.zero-quorum.memory.00000000000000000000000000000000000000000000000000000000000000ff.g3-1a2b.0123456789abcdef";

    [Fact]
    public void A_token_reads_back_from_its_text()
    {
        Assert.True(ReplayToken.TryParse(Text, out var token, out _));
        Assert.Equal(ReplayToken.Of("zero-quorum", "memory", new CaseSeed(0, 255), "g3-1a2b", 0x0123456789abcdef), token);
        Assert.Equal(Text, token.ToString());
        Assert.Matches("^[a-z0-9.-]+$", token.ToString());
    }

    [Theory]
    [InlineData(null, "a replay token starts with 'sim1.'")]
    [InlineData("", "a replay token starts with 'sim1.'")]
    [InlineData("sim2.a.b.c.d.e", "a replay token starts with 'sim1.'")]
    [InlineData("sim1.a.b", "a replay token has 6 parts separated by dots, this has 3")]
    [InlineData(Text + ".x", "a replay token has 6 parts separated by dots, this has 7")]
    [InlineData("sim1.A.b.c.d.e", "the parts of a replay token are made of lower-case letters, digits and hyphens, and none is empty")]
    [InlineData("sim1..b.c.d.e", "the parts of a replay token are made of lower-case letters, digits and hyphens, and none is empty")]
    [InlineData("sim1.a.b.c.d.e ", "the parts of a replay token are made of lower-case letters, digits and hyphens, and none is empty")]
    [InlineData("sim1.a.b.ff.d.0123456789abcdef", "the fourth part of a replay token has 64 hexadecimal digits and the sixth 16")]
    [InlineData(
        "sim1.a.b.000000000000000000000000000000000000000000000000000000000000000g.d.0123456789abcdef",
        "the fourth part of a replay token has 64 hexadecimal digits and the sixth 16")]
    [InlineData(
        "sim1.a.b.00000000000000000000000000000000000000000000000000000000000000ff.d.123456789abcdef",
        "the fourth part of a replay token has 64 hexadecimal digits and the sixth 16")]
    public void Anything_else_is_refused_with_a_reason(string? text, string expected)
    {
        Assert.False(ReplayToken.TryParse(text, out var token, out var reason));
        Assert.Null(token);
        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Guided")]
    [InlineData("a.b")]
    [InlineData("a_b")]
    public void A_name_that_no_token_can_hold_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => ReplayToken.Of(name, "p", default, "g", 0));

    [Theory]
    [InlineData("g1", 5, TokenStaleness.None)]
    [InlineData("g2", 5, TokenStaleness.Generator)]
    [InlineData("g1", 6, TokenStaleness.TraceHash)]
    [InlineData("g2", 6, TokenStaleness.Generator | TokenStaleness.TraceHash)]
    public void Staleness_says_which_fingerprint_no_longer_matches(string generator, ulong traceHash, TokenStaleness expected) =>
        Assert.Equal(expected, ReplayToken.Of("m", "p", default, "g1", 5).FindStaleness(generator, traceHash));

    [Fact]
    public async Task A_case_replays_from_its_token()
    {
        var runner = new CaseRunner<LockConfiguration, LockAction, LockWorld>(new LockSimulation());
        var model = new LockModel(LockVariant.Unfenced);
        var seed = new RunSeed(0, 1).DeriveCase(model.Name, 4);
        var original = await runner.GenerateAsync(model, seed);
        var text = ReplayToken.Of(model.Name, model.Profile, seed, model.GeneratorFingerprint, original.TraceHash).ToString();

        Assert.True(ReplayToken.TryParse(text, out var token, out _));
        var replayed = await runner.GenerateAsync(model, token.Seed);
        Assert.Equal(TokenStaleness.None, token.FindStaleness(model.GeneratorFingerprint, replayed.TraceHash));
    }
}
