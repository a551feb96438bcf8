using System.Globalization;
using Sim.Engine.Inputs;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Output;

/// <summary>
/// Writes the files that commands leave behind. An ordinary file appears under its name only when it is complete: it is written
/// beside, under a name of its own, and moved. Pipes and devices are written to and stay what they are.
/// </summary>
internal static class OutputFile
{
    private const int MostNameCharacters = 50;
    private const int MostAttempts = 1_000;

    /// <summary>Writes bytes.</summary>
    /// <param name="path">Where; links are followed.</param>
    /// <param name="content">What.</param>
    /// <exception cref="UsageException">It cannot be written; what was there before is there still.</exception>
    public static void Write(string path, ReadOnlyMemory<byte> content) =>
        WriteAsync(path, stream =>
        {
            stream.Write(content.Span);
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();

    /// <summary>Writes what somebody composes.</summary>
    /// <param name="path">Where; links are followed.</param>
    /// <param name="compose">Writes to a stream that can seek.</param>
    /// <exception cref="UsageException">It cannot be written; what was there before is there still.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> compose)
    {
        try
        {
            var target = OutputTarget.Of(path);
            await (target.IsStream ? WriteStreamAsync(target, compose) : ReplaceAsync(target, compose));
        }
        catch (Exception failure) when (IsOfFiles(failure))
        {
            throw new UsageException($"{path}: this cannot be written ({failure.Message.ReplaceLineEndings(" ")})", failure);
        }
    }

    /// <summary>Whether an exception says that a file cannot be used.</summary>
    public static bool IsOfFiles(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>Demands that an output can be written, and leaves everything as it is.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not.</exception>
    public static void Try(OutputTarget target)
    {
        if (target.Status is { Kind: FileKind.Ordinary })
        {
            using var existing = new FileStream(target.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        }

        // Opening a pipe would wait for its reader, so pipes and devices show only in the end whether they can be written.
        if (!target.IsStream)
        {
            using var temporary = CreateTemporary(target);
            File.Delete(temporary.Name);
        }
    }

    private static async Task WriteStreamAsync(OutputTarget target, Func<Stream, Task> compose)
    {
        using var content = new MemoryStream();
        await compose(content);
        await using var stream = target.StandardStream switch
        {
            1 => Console.OpenStandardOutput(),
            2 => Console.OpenStandardError(),
            _ => new FileStream(target.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite),
        };
        content.WriteTo(stream);
    }

    private static async Task ReplaceAsync(OutputTarget target, Func<Stream, Task> compose)
    {
        var temporary = CreateTemporary(target);
        try
        {
            await using (temporary)
            {
                await compose(temporary);
            }

            if (target.Status is not null && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary.Name, File.GetUnixFileMode(target.Path));
            }

            File.Move(temporary.Name, target.Path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary.Name);
            throw;
        }
    }

    /// <summary>A file beside the target that was not there before, so that nobody else's is touched.</summary>
    private static FileStream CreateTemporary(OutputTarget target)
    {
        var name = Path.GetFileName(target.Path);
        for (var attempt = 0; ; attempt++)
        {
            var own = string.Create(CultureInfo.InvariantCulture, $"{name[..Math.Min(name.Length, MostNameCharacters)]}.{System.Environment.ProcessId}-{attempt}.part");
            try
            {
                return new FileStream(Path.Combine(target.Folder, own), FileMode.CreateNew, FileAccess.ReadWrite);
            }
            catch (IOException) when (attempt < MostAttempts && FileStatus.Of(Path.Combine(target.Folder, own)) is not null)
            {
                // Somebody else's; the next name is tried.
            }
        }
    }
}
