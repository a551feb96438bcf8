using Sim.Engine.Inputs;

namespace Sim.CommandLine.Output;

/// <summary>Where an output goes once links are followed: what they lead to is replaced, never they.</summary>
/// <param name="Path">The path at the end of all links.</param>
/// <param name="Status">What is there; null if nothing is.</param>
internal sealed record OutputTarget(string Path, FileStatus? Status)
{
    /// <summary>Whether it is written to as it is, because it cannot be replaced: a pipe, a device, an open file of this process.</summary>
    public bool IsStream => Status?.Kind == FileKind.Stream || StandardStream is not null;

    /// <summary>The number of the standard stream that the path stands for; null if it stands for none. Opened a second time, a redirected one would be overwritten from its beginning.</summary>
    public int? StandardStream => Path switch
    {
        "/dev/stdout" or "/dev/fd/1" or "/proc/self/fd/1" => 1,
        "/dev/stderr" or "/dev/fd/2" or "/proc/self/fd/2" => 2,
        _ => null,
    };

    /// <summary>What two outputs have in common if and only if they would end up in one place. Whatever goes to the null device ends up nowhere.</summary>
    public string? Place => Status is { } status
        ? (IsStream && System.IO.Path.GetFullPath(Path) == "/dev/null" ? null : status.Identity)
        : $"{FileStatus.Of(Folder)?.Identity ?? Folder}/{System.IO.Path.GetFileName(Path)}";

    /// <summary>The folder that the path lies in.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? Path;

    /// <summary>Follows a path.</summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static OutputTarget Of(string path)
    {
        var given = new OutputTarget(path, FileStatus.Of(path));
        return given.IsStream || new FileInfo(path).LinkTarget is null
            ? given
            : FollowOnce(path) is { } next && next != path ? Of(next) : given;
    }

    /// <summary>One link, so that one to a standard stream is recognised on the way.</summary>
    private static string? FollowOnce(string path)
    {
        // Links in a circle end here: the system gives up on them.
        File.ResolveLinkTarget(path, returnFinalTarget: true);
        return File.ResolveLinkTarget(path, returnFinalTarget: false)?.FullName;
    }
}
