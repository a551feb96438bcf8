extern alias LeaseLock;

using LeaseLock;
using Sim.Engine.Checks;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Tests.Definitions;

/// <summary>A simulation as a test by itself: <c>CheckAsync</c>, steered by the environment.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task What_holds_passes() => LockSimulation.Definition.CheckAsync(With());

    [Fact]
    public async Task The_saved_walk_and_the_token_fail_alike_when_the_environment_names_them()
    {
        var first = await FailAsync(With() with { Bug = "unfenced" });
        var token = first.Split('\n').Single(line => line.StartsWith("token: ", StringComparison.Ordinal))["token: ".Length..];
        var file = Directory.GetFiles(_folder.Root, "*.walk.json").Single();

        Assert.Contains("1-minimal", first, StringComparison.Ordinal);
        Assert.Contains("token 1 was written after token 2", await FailAsync(With(("SIM_CASE_SEED", file)) with { Bug = "unfenced" }), StringComparison.Ordinal);
        Assert.Contains("shrunk walk", await FailAsync(With(("SIM_CASE_SEED", token))), StringComparison.Ordinal);
        await Assert.ThrowsAsync<SimulationFailedException>(() => LockSimulation.Definition.CheckAsync(With(("SIM_CASE_SEED", file))));
    }

    [Theory]
    [InlineData("SIM_CASES", "none")]
    [InlineData("SIM_IN_MEMORY_CASES", "0")]
    [InlineData("SIM_SEED", "xyz")]
    [InlineData("SIM_CASE_SEED", "sim1.nothing")]
    public async Task A_malformed_variable_is_refused_and_never_ignored(string variable, string value)
    {
        var refusal = await Assert.ThrowsAsync<UsageException>(() => LockSimulation.Definition.CheckAsync(With((variable, value))));

        Assert.Contains(variable, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(value, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> FailAsync(CheckOptions options) =>
        (await Assert.ThrowsAsync<SimulationFailedException>(() => LockSimulation.Definition.CheckAsync(options))).Message;

    private CheckOptions With(params (string Name, string Value)[] variables) => new()
    {
        FailureFolder = _folder.Root,
        Variables = name => variables.Append(("SIM_CASES", "20")).FirstOrDefault(variable => variable.Item1 == name).Item2,
    };
}
