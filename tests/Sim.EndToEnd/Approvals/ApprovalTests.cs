using System.Text.RegularExpressions;
using Sim.Approvals;

namespace Sim.EndToEnd.Approvals;

/// <summary>Goal: an approved text cannot be changed, be missing or be forgotten without a failing test. Method: a folder of its own, and a look at the sources of all tests.</summary>
public sealed partial class ApprovalTests
{
    [Fact]
    public void A_text_that_nobody_approved_fails_and_is_left_beside()
    {
        using var folder = new TemporaryFolder();

        var thrown = Assert.Throws<ApprovalMismatchException>(() => new ApprovedTexts(folder.Root, accepts: false).Require("new", "a\nb\n"));

        Assert.Contains("nothing is approved yet", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("a\nb\n", File.ReadAllText(folder.PathOf("new.received.txt")));
        Assert.False(File.Exists(folder.PathOf("new.verified.txt")));
    }

    [Fact]
    public void A_changed_text_fails_with_the_lines_that_differ()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.verified.txt", "1\n2\n3\n4\n5\n6\n");

        var thrown = Assert.Throws<ApprovalMismatchException>(
            () => new ApprovedTexts(folder.Root, accepts: false).Require("t", "1\n2\n3\n4\n5\nsix\n"));

        Assert.EndsWith("\n  4\n  5\n- 6\n+ six", thrown.Message.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal("1\n2\n3\n4\n5\n6\n", File.ReadAllText(folder.PathOf("t.verified.txt")));
    }

    [Fact]
    public void Line_ends_do_not_count_and_agreement_clears_what_was_received()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.verified.txt", "1\r\n2\r\n");
        folder.Write("t.received.txt", "old");

        new ApprovedTexts(folder.Root, accepts: false).Require("t", "1\n2");

        Assert.False(File.Exists(folder.PathOf("t.received.txt")));
    }

    [Fact]
    public void Accepting_writes_the_approved_text()
    {
        using var folder = new TemporaryFolder();

        new ApprovedTexts(folder.Root, accepts: true).Require("t", "1\n2");

        Assert.Equal("1\n2\n", File.ReadAllText(folder.PathOf("t.verified.txt")));
        new ApprovedTexts(folder.Root, accepts: false).Require("t", "1\n2\n");
    }

    [Fact]
    public void Every_approved_text_is_asked_for_and_every_text_asked_for_is_approved()
    {
        var asked = Directory.GetFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Requests().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value))
            .Order(StringComparer.Ordinal);
        var approved = Directory.GetFiles(Approve.Folder, "*" + ApprovedTexts.VerifiedEnding)
            .Select(path => Path.GetFileName(path)[..^ApprovedTexts.VerifiedEnding.Length])
            .Order(StringComparer.Ordinal);

        Assert.Equal(approved, asked);
    }

    [GeneratedRegex("""Approve\.Text\(\s*"([^"]+)"\s*,""")]
    private static partial Regex Requests();
}
