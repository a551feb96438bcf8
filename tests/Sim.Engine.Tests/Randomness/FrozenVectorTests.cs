using System.Globalization;
using Sim.Engine.Randomness;
using Sim.Engine.Tracing;

namespace Sim.Engine.Tests.Randomness;

/// <summary>
/// Tokens, golden hashes and walk files of the past hold only as long as these values do. Those of SHA-256, PCG and
/// SplitMix64 were computed with an independent implementation.
/// </summary>
public sealed class FrozenVectorTests
{
    [Theory]
    [InlineData("0", "guided", 0, "4f5337509165e0d00fd2455b4ddb3191242b780de190bc062f1cbedc38b04e11")]
    [InlineData("0", "guided", 1, "22d2da4515ea10eb43e74302220ec135f040070dad65a816f7dffd68dd99200f")]
    [InlineData("0", "churn", 0, "d930e27e9a577fa90c1d93ee60e27947e9b9f3158b76c4147561d814510d5c52")]
    [InlineData("DEADBEEF", "lock", 199, "1dd03e3a560fb30a3ac20b4405707caee9baaaa8fb0c23b3fd0931dae4a5e4d6")]
    [InlineData(
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "lock",
        1_099_511_627_776,
        "a08c5a41509b379ec21804a2a5fba1d961aeaa0b4611f68acbc1d5e552779c2f")]
    public void Run_seed_model_and_number_give_the_case_seed(string runSeed, string model, long number, string expected)
    {
        Assert.True(RunSeed.TryParse(runSeed, out var seed));
        Assert.Equal(expected, seed.DeriveCase(model, number).ToString());
    }

    [Theory]
    [InlineData("actions", "862cf36561da5ef9", "94e950cbc0637fc0", 936, 165, "8af374a4a212004d")]
    [InlineData("configuration", "47bd7a5cd0aa5914", "3e2109d533c9332e", 954, 795, "291c5b4c563207d8")]
    [InlineData("workload", "7c706d99365d7a59", "4e705ed39018ad6a", 541, 830, "80e3d30caecaeae5")]
    [InlineData("", "c9d88a9c60578b72", "004c746811cfee47", 152, 315, "281e5794c38696ae")]
    public void Case_seed_and_name_give_the_stream_and_its_numbers(
        string name, string start, string bits, int first, int second, string end)
    {
        var stream = new CaseStreams(new CaseSeed(0, 1))[name];

        Assert.Equal(start, Hexadecimal(stream.Position));
        Assert.Equal(bits, Hexadecimal(stream.Next64()));
        Assert.Equal((first, second), (stream.Next(1_000), stream.Next(1_000)));
        Assert.Equal(end, Hexadecimal(stream.Position));
    }

    [Fact]
    public void The_generator_is_pcg_xsh_rr()
    {
        var stream = new RandomStream(stream: 5, seed: 42);

        Assert.Equal(["d38f79f5513ea01d", "16ac78acdefa34f9"], [Hexadecimal(stream.Next64()), Hexadecimal(stream.Next64())]);
    }

    [Fact]
    public void Numbers_fold_by_the_finaliser_of_splitmix64()
    {
        var hash = new TraceHash();
        var values = new List<string>();
        foreach (var number in (long[])[0, 1, -1])
        {
            hash.Fold(number);
            values.Add(Hexadecimal(hash.Value));
        }

        Assert.Equal(["a706dd2f4d197e6f", "eb718afea1509cd1", "cbb645b30ff34f97"], values);
    }

    [Theory]
    [InlineData("", "e36bbb60f804c8ba")]
    [InlineData("idle", "bb49d62034781f2c")]
    [InlineData("advance 5", "3d8f8a5dbf402a34")]
    [InlineData("\u00e9\ud83d\ude00", "52fed993a4ef3e94")]
    public void Texts_fold_by_length_and_xxhash64(string text, string expected)
    {
        var hash = new TraceHash();
        hash.Fold(text);

        Assert.Equal(expected, Hexadecimal(hash.Value));
    }

    [Fact]
    public void The_position_hash_folds_the_used_streams_in_order_of_their_names()
    {
        var streams = new CaseStreams(new CaseSeed(0, 1));
        streams["b"].Next64();
        streams["a"].Next(10);

        Assert.Equal("b7b96e3bd1e12de1", Hexadecimal(streams.PositionHash));
    }

    private static string Hexadecimal(ulong value) => value.ToString("x16", CultureInfo.InvariantCulture);
}
