using Sim.Cli.Mutants.Patches;
using Sim.CommandLine;

namespace Sim.Cli.Tests.Mutants.Patches;

/// <summary>Goal: patches of the same sources meet in one file without disturbing each other, or are refused before anything is written.</summary>
public sealed class PatchSetTests : IDisposable
{
    private const string Before = "one\ntwo\nthree\nfour\nfive\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_added_at_one_place_stands_in_the_order_of_the_names()
    {
        var first = Patch("a", "@@ -2,2 +2,3 @@", " two", "+a", " three");
        var second = Patch("b", "@@ -2,2 +2,3 @@", " two", "+b", " three");
        Assert.Equal("one\ntwo\na\nb\nthree\nfour\nfive\n", Apply(Before, second, first));
    }

    [Fact]
    public void A_line_that_is_changed_may_be_the_neighbour_of_one_that_is_added()
    {
        var changing = Patch("a", "@@ -2,3 +2,3 @@", " two", "-three", "+drei", " four");
        var adding = Patch("b", "@@ -2,2 +2,3 @@", " two", "+more", " three");
        Assert.Equal("one\ntwo\nmore\ndrei\nfour\nfive\n", Apply(Before, changing, adding));
    }

    [Fact]
    public void A_place_that_moved_is_found() =>
        Assert.Equal("new\nnew\none\ntwo\na\nthree\nfour\nfive\n", Apply("new\nnew\n" + Before, Patch("a", "@@ -2,2 +2,3 @@", " two", "+a", " three")));

    [Fact]
    public void What_looks_like_the_head_of_a_file_inside_a_hunk_is_a_line() =>
        Assert.Equal("one\n-- x\n", Apply("one\n--- a/other\n", Patch("a", "@@ -1,2 +1,2 @@", " one", "---- a/other", "+-- x")));

    [Fact]
    public void What_does_not_fit_is_refused_and_nothing_is_written()
    {
        var lacking = Assert.Throws<EnvironmentLackingException>(() => Apply(
            Before, Patch("a", "@@ -2,2 +2,3 @@", " two", "+a", " three"), Patch("stale", "@@ -2,2 +2,3 @@", " deux", "+b", " three")));
        Assert.Equal("the planted defect stale does not fit file.cs: renew its patch", lacking.Message);
        Assert.Equal(Before, Read());
    }

    [Fact]
    public void Two_that_change_the_same_line_are_named()
    {
        var lacking = Assert.Throws<EnvironmentLackingException>(() => Apply(
            Before, Patch("a", "@@ -3,1 +3,1 @@", "-three", "+drei"), Patch("b", "@@ -3,1 +3,1 @@", "-three", "+trois")));
        Assert.Equal("the planted defects a and b change the same lines of file.cs", lacking.Message);
    }

    [Fact]
    public void A_file_that_is_no_patch_is_refused()
    {
        var path = Path.Combine(_folder.Root, "none.patch");
        File.WriteAllText(path, "hello\n");
        Assert.Contains("unified format", Assert.Throws<FormatException>(() => SourcePatch.Read(path)).Message, StringComparison.Ordinal);
    }

    private SourcePatch Patch(string name, params ReadOnlySpan<string> lines)
    {
        var path = Path.Combine(_folder.Root, $"{name}.patch");
        File.WriteAllText(path, $"diff --git a/file.cs b/file.cs\n--- a/file.cs\n+++ b/file.cs\n{string.Join('\n', lines)}\n");
        return SourcePatch.Read(path);
    }

    private string Apply(string before, params SourcePatch[] patches)
    {
        File.WriteAllText(Path.Combine(_folder.Root, "file.cs"), before);
        PatchSet.Apply(_folder.Root, patches);
        return Read();
    }

    private string Read() => File.ReadAllText(Path.Combine(_folder.Root, "file.cs"));
}
