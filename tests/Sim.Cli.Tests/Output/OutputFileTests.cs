using System.Diagnostics;
using System.Runtime.Versioning;
using Sim.CommandLine.Output;
using Sim.Engine.Simulations;

namespace Sim.Cli.Tests.Output;

/// <summary>Goal: an output takes the place of nothing but an older output, whatever its path leads to, and what cannot be written is said before work starts.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_replaced_and_nothing_else_is_left_behind()
    {
        var path = _folder.Write("out", "old");
        OutputFile.Write(path, "new"u8.ToArray());

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_link_stays_and_what_it_leads_to_is_replaced()
    {
        var path = _folder.Write("real", "old");
        File.CreateSymbolicLink(_folder.PathOf("link"), path);
        File.CreateSymbolicLink(_folder.PathOf("link-to-link"), _folder.PathOf("link"));
        File.CreateSymbolicLink(_folder.PathOf("dangling"), _folder.PathOf("later"));

        OutputFile.Write(_folder.PathOf("link-to-link"), "new"u8.ToArray());
        OutputFile.Write(_folder.PathOf("dangling"), "made"u8.ToArray());

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal("made", File.ReadAllText(_folder.PathOf("later")));
        Assert.Equal(path, new FileInfo(_folder.PathOf("link")).LinkTarget);
    }

    [Fact]
    public void A_file_of_somebody_else_that_ends_in_part_is_left_alone()
    {
        var foreign = _folder.Write("out.part", "foreign");
        var collision = _folder.Write($"out.{System.Environment.ProcessId}-0.part", "foreign too");

        OutputPaths.Require([("--json", _folder.PathOf("out"))]);
        OutputFile.Write(_folder.PathOf("out"), "new"u8.ToArray());

        Assert.Equal(("foreign", "foreign too"), (File.ReadAllText(foreign), File.ReadAllText(collision)));
        Assert.Equal(3, Directory.GetFiles(Path.GetDirectoryName(foreign)!).Length);
    }

    [Fact]
    public void A_device_is_written_to_and_stays_one()
    {
        OutputPaths.Require([("--json", "/dev/null"), ("--report", "/dev/null")]);
        OutputFile.Write("/dev/null", "gone"u8.ToArray());

        Assert.Equal(Sim.Engine.Inputs.FileKind.Stream, Sim.Engine.Inputs.FileStatus.Of("/dev/null")?.Kind);
        Assert.Empty(File.ReadAllBytes("/dev/null"));
    }

    [Fact]
    public async Task A_pipe_is_written_to()
    {
        var pipe = _folder.PathOf("pipe");
        using (var making = Process.Start("mkfifo", [pipe]))
        {
            await making.WaitForExitAsync();
        }

        OutputPaths.Require([("--json", pipe)]);
        var reading = Task.Run(() => File.ReadAllText(pipe));
        OutputFile.Write(pipe, "content"u8.ToArray());

        Assert.Equal("content", await reading);
        Assert.Equal(Sim.Engine.Inputs.FileKind.Stream, Sim.Engine.Inputs.FileStatus.Of(pipe)?.Kind);
    }

    [Fact]
    public async Task What_fails_half_way_leaves_the_older_file()
    {
        var path = _folder.Write("out", "old");
        await Assert.ThrowsAsync<UsageException>(() => OutputFile.WriteAsync(path, stream =>
        {
            stream.Write("half"u8);
            throw new IOException("no space left on device");
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [UnsupportedOSPlatform("windows")]
    [Fact]
    public void The_permissions_of_a_file_stay()
    {
        var path = _folder.Write("out", "old");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        OutputFile.Write(path, "new"u8.ToArray());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void An_output_over_an_input_is_refused_by_whatever_name()
    {
        var input = _folder.Write("input", "precious");
        File.CreateSymbolicLink(_folder.PathOf("soft"), input);
        using (var link = Process.Start("ln", [input, _folder.PathOf("hard")]))
        {
            link.WaitForExit();
        }

        foreach (var name in new[] { "input", "soft", "hard", "./input" })
        {
            Assert.Contains("would be lost", RefusalOf([("--json", _folder.PathOf(name))], null, input), StringComparison.Ordinal);
        }

        Assert.Equal("precious", File.ReadAllText(input));
    }

    [Fact]
    public void Two_outputs_in_one_place_are_refused_by_whatever_name()
    {
        File.CreateSymbolicLink(_folder.PathOf("folder"), Path.GetDirectoryName(_folder.PathOf("x"))!);
        var there = _folder.Write("there", "");
        File.CreateSymbolicLink(_folder.PathOf("soft"), there);

        Assert.Contains("--json goes already", RefusalOf([("--json", _folder.PathOf("new")), ("--report", _folder.PathOf("folder/new"))]), StringComparison.Ordinal);
        Assert.Contains("--json goes already", RefusalOf([("--json", there), ("--report", _folder.PathOf("soft"))]), StringComparison.Ordinal);
        OutputPaths.Require([("--json", _folder.PathOf("new")), ("--report", _folder.PathOf("other")), ("--state", null)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nowhere/out")]
    [InlineData("a\0b")]
    public void What_cannot_be_written_is_refused(string name) =>
        Assert.StartsWith("--json: ", RefusalOf([("--json", name.Length == 0 ? "" : _folder.PathOf(name))]), StringComparison.Ordinal);

    [Fact]
    public void Folders_and_links_in_a_circle_are_refused()
    {
        File.CreateSymbolicLink(_folder.PathOf("one"), _folder.PathOf("two"));
        File.CreateSymbolicLink(_folder.PathOf("two"), _folder.PathOf("one"));

        Assert.Contains("is a folder", RefusalOf([("--json", Path.GetTempPath())]), StringComparison.Ordinal);
        Assert.Contains("cannot be written", RefusalOf([("--json", _folder.PathOf("one"))]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_yet_to_be_made_is_tried_at_what_is_there()
    {
        Assert.False(OutputPaths.RequireFolder("--save-failures", _folder.PathOf("a/b/c")));
        Assert.True(OutputPaths.RequireFolder("--save-failures", Path.GetDirectoryName(_folder.PathOf("x"))));
        Assert.False(Directory.Exists(_folder.PathOf("a")));

        var file = _folder.Write("file", "");
        Assert.Contains("no folder", Assert.Throws<UsageException>(() => OutputPaths.RequireFolder("--save-failures", Path.Combine(file, "x"))).Message, StringComparison.Ordinal);
    }

    private static string RefusalOf(IReadOnlyList<(string Option, string? Path)> outputs, params IReadOnlyList<string?> inputs) =>
        Assert.Throws<UsageException>(() => OutputPaths.Require(outputs, inputs)).Message;
}
