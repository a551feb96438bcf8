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
    public async Task An_unknown_mutant_is_refused_before_the_build() =>
        (await SimRun.Of("mutants", "--mutant", "tombstone-erly")).AssertRefused("tombstone-erly", "tombstone-early");

    [Fact]
    public async Task A_report_that_cannot_be_is_refused_before_the_build()
    {
        using var folder = new TemporaryFolder();
        (await SimRun.Of("mutants", "--report", Path.Combine(folder.Root, "none", "mutants.html"))).AssertRefused("--report", "none");
        (await SimRun.Of("mutants", "--report", Path.Combine(folder.Root, "m.html"), "--copy-to", Path.Combine(folder.Root, "copy"))).AssertRefused("--report", "--copy-to");
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public async Task A_copy_goes_into_a_new_folder_outside_the_sources_only()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Root, "mine.txt"), "kept");
        (await SimRun.Of("mutants", "--copy-to", folder.Root)).AssertRefused(folder.Root, "not an empty folder");
        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(folder.Root).Select(Path.GetFileName));

        var inside = Path.Combine(SourceTree.Find(AppContext.BaseDirectory), "copy");
        (await SimRun.Of("mutants", "--copy-to", inside)).AssertRefused(inside, "inside the sources");
        Assert.False(Directory.Exists(inside));
    }

    [Fact]
    public async Task A_copy_holds_the_sources_with_the_defect_in_them()
    {
        using var folder = new TemporaryFolder();
        var copy = Path.Combine(folder.Root, "copy");
        var run = await SimRun.Of("mutants", "--mutant", "tombstone-early", "--copy-to", copy);

        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.Contains("SIM_PLANTED", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(copy, "Sim.sln")));
        Assert.Contains("Planted.cs.txt", File.ReadAllText(Path.Combine(copy, "Directory.Build.targets")), StringComparison.Ordinal);
        var planted = Directory.GetFiles(Path.Combine(copy, "Scheduler.Core"), "*.cs", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("Planted.Is(\"tombstone-early\")", StringComparison.Ordinal));
        Assert.Equal("ChunkLedger.Housekeeping.cs", Path.GetFileName(Assert.Single(planted)));
    }

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

        var lacking = await Assert.ThrowsAsync<EnvironmentLackingException>(() => MutantBuild.CreateAsync(folder.Root, [], CancellationToken.None));
        Assert.Equal(MutantBuild.NoSdk, lacking.Message);
    }
}
