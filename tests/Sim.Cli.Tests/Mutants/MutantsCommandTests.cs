using Sim.Cli.Mutants;
using Sim.CommandLine;

namespace Sim.Cli.Tests.Mutants;

/// <summary>Goal: whatever is missing or mistyped is one line, before anything is built.</summary>
public sealed class MutantsCommandTests
{
    [Theory]
    [InlineData("--cases", "0")]
    [InlineData("--cases", "many")]
    [InlineData("--model", "gilded")]
    public async Task A_malformed_option_is_refused_before_the_build(string option, string value) =>
        (await SimRun.Of("mutants", option, value)).AssertRefused(option, value);

    [Fact]
    public void Without_sources_nothing_can_be_built()
    {
        using var folder = new TemporaryFolder();

        var lacking = Assert.Throws<EnvironmentLackingException>(() => SourceTree.Find(folder.Root));
        Assert.Contains("Sim.sln", lacking.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nearest_folder_with_the_solution_is_the_source_tree()
    {
        using var folder = new TemporaryFolder();
        var inner = Directory.CreateDirectory(Path.Combine(folder.Root, "a", "b"));
        File.WriteAllText(Path.Combine(folder.Root, "Sim.sln"), "");

        Assert.Equal(folder.Root, SourceTree.Find(Path.GetTempPath(), inner.FullName));
    }

    [Fact]
    public async Task A_folder_without_a_fitting_SDK_is_a_lacking_environment()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Root, "global.json"), """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""");

        var lacking = await Assert.ThrowsAsync<EnvironmentLackingException>(() => MutantBuild.CreateAsync(folder.Root, CancellationToken.None));
        Assert.Equal(MutantBuild.NoSdk, lacking.Message);
    }
}
