using System.Diagnostics;
using Sim.Engine.Inputs;

namespace Sim.Engine.Tests.Inputs;

/// <summary>Goal: whatever a path leads to, reading it ends: at its end, at a limit of bytes, or at a limit of time.</summary>
public sealed class InputBytesTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("sim-inputs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_read_as_it_is()
    {
        File.WriteAllText(PathOf("a"), "content");
        Assert.Equal("content"u8.ToArray(), InputBytes.Read(PathOf("a"), 7));
        Assert.Equal("content"u8.ToArray(), InputBytes.Read(PathOf("a"), 7, "other"u8.ToArray(), Short));
    }

    [Fact]
    public void More_than_the_limit_is_refused()
    {
        File.WriteAllText(PathOf("a"), "content");
        Assert.Contains("has 7 bytes, more than the 6", RefusalOf(PathOf("a"), 6), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_and_what_is_a_folder_are_named()
    {
        Assert.Equal($"{PathOf("a")}: there is no such file", RefusalOf(PathOf("a"), 6));
        Assert.Equal($"{_folder}: this is a folder, not a file", RefusalOf(_folder, 6));
        Assert.Contains("there is no such file", RefusalOf("a\0b", 6), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_without_an_end_is_refused_at_the_limit() =>
        Assert.Contains("more than the 100000 bytes", RefusalOf("/dev/zero", 100_000), StringComparison.Ordinal);

    /// <summary>The limit here would take minutes to reach.</summary>
    [Fact]
    public void A_device_that_begins_otherwise_is_not_read_on() =>
        Assert.True(InputBytes.Read("/dev/zero", long.MaxValue, "PAR1"u8.ToArray(), TimeSpan.FromMinutes(1)).Length < 1 << 20);

    [Fact]
    public void A_pipe_that_nobody_writes_to_is_given_up()
    {
        MakePipe("pipe");
        Assert.Contains("within 1 s", RefusalOf(PathOf("pipe"), 100), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_that_ends_is_read_whole_and_one_that_does_not_end_is_given_up()
    {
        MakePipe("pipe");
        var writing = Task.Run(() => File.WriteAllText(PathOf("pipe"), "content"));
        Assert.Equal("content"u8.ToArray(), InputBytes.Read(PathOf("pipe"), 100, [], TimeSpan.FromMinutes(1)));
        await writing;

        using var endless = Process.Start("sh", ["-c", $"while sleep 0.1; do printf x; done > '{PathOf("pipe")}'"]);
        Assert.Contains("within 1 s", RefusalOf(PathOf("pipe"), 100_000), StringComparison.Ordinal);
        endless.Kill(entireProcessTree: true);
    }

    [Fact]
    public void The_same_file_has_one_identity_by_whatever_name()
    {
        File.WriteAllText(PathOf("a"), "");
        File.WriteAllText(PathOf("b"), "");
        File.CreateSymbolicLink(PathOf("link"), PathOf("a"));
        using (var link = Process.Start("ln", [PathOf("a"), PathOf("hard")]))
        {
            link.WaitForExit();
        }

        var identity = FileStatus.Of(PathOf("a"));
        Assert.Equal(FileKind.Ordinary, identity?.Kind);
        Assert.Equal(identity, FileStatus.Of(PathOf("link")));
        Assert.Equal(identity, FileStatus.Of(PathOf("hard")));
        Assert.NotEqual(identity, FileStatus.Of(PathOf("b")));
        Assert.Equal(FileKind.Folder, FileStatus.Of(_folder)?.Kind);
        Assert.Equal(FileKind.Stream, FileStatus.Of("/dev/null")?.Kind);
        Assert.Null(FileStatus.Of(PathOf("nothing")));
    }

    private static string RefusalOf(string path, long limitBytes) =>
        Assert.Throws<UnreadableInputException>(() => InputBytes.Read(path, limitBytes, [], Short)).Message;

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void MakePipe(string name)
    {
        using var making = Process.Start("mkfifo", [PathOf(name)]);
        making.WaitForExit();
    }
}
