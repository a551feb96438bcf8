using System.Globalization;

namespace Sim.Engine.Inputs;

/// <summary>
/// Reads a whole input into memory, within limits of bytes and time. Pipes and devices do not say how long they are, some never
/// end, and opening one can block for ever; so they have to deliver everything within <see cref="Patience"/>.
/// </summary>
internal static class InputBytes
{
    private const int BlockBytes = 1 << 16;

    /// <summary>How long pipes and devices may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Reads a file, a pipe or a device.</summary>
    /// <param name="path">Where; its name as given appears in messages.</param>
    /// <param name="limitBytes">More is refused.</param>
    /// <exception cref="UnreadableInputException">It cannot be opened, holds more than the limit, or does not end in time.</exception>
    public static byte[] Read(string path, long limitBytes) => Read(path, limitBytes, [], Patience);

    /// <summary>As the other one, for content that is known by its beginning.</summary>
    /// <param name="path">Where; its name as given appears in messages.</param>
    /// <param name="limitBytes">More is refused.</param>
    /// <param name="magic">How the content must begin: a pipe or a device that begins otherwise is read no further, since the reader will refuse it anyway.</param>
    /// <param name="patience">How long pipes and devices may take.</param>
    /// <exception cref="UnreadableInputException">It cannot be opened, holds more than the limit, or does not end in time.</exception>
    public static byte[] Read(string path, long limitBytes, byte[] magic, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(magic);
        return FileStatus.Of(path)?.Kind switch
        {
            null => throw new UnreadableInputException($"{path}: there is no such file"),
            FileKind.Folder => throw new UnreadableInputException($"{path}: this is a folder, not a file"),
            FileKind.Ordinary => ReadWithin(path, limitBytes, magic, CancellationToken.None),
            _ => ReadStream(path, limitBytes, magic, patience),
        };
    }

    /// <summary>Neither opening nor reading a pipe can be interrupted, so somebody else does it, who is left behind if it takes too long.</summary>
    private static byte[] ReadStream(string path, long limitBytes, byte[] magic, TimeSpan patience)
    {
        using var impatience = new CancellationTokenSource(patience);
        var cancellationToken = impatience.Token;
        var reading = Task.Factory.StartNew(
            () => ReadWithin(path, limitBytes, magic, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return reading.WaitAsync(cancellationToken).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException late)
        {
            throw new UnreadableInputException(
                string.Create(CultureInfo.InvariantCulture, $"{path}: nothing ended this pipe or device within {patience.TotalSeconds} s; save it to a file first"), late);
        }
    }

    private static byte[] ReadWithin(string path, long limitBytes, byte[] magic, CancellationToken cancellationToken)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (file.CanSeek && file.Length > limitBytes)
            {
                throw new UnreadableInputException(string.Create(
                    CultureInfo.InvariantCulture, $"{path}: the file has {file.Length} bytes, more than the {limitBytes} that are read"));
            }

            return ReadToEnd(path, file, limitBytes, magic, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnreadableInputException($"{path}: {Reason(failure)}", failure);
        }
    }

    private static byte[] ReadToEnd(string path, FileStream file, long limitBytes, byte[] magic, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(file.CanSeek ? (int)file.Length : 0);
        var block = new byte[BlockBytes];
        for (int count; (count = file.Read(block)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            content.Write(block, 0, count);
            if (content.Length > limitBytes)
            {
                throw new UnreadableInputException(string.Create(CultureInfo.InvariantCulture, $"{path}: there are more than the {limitBytes} bytes that are read"));
            }

            if (content.Length >= magic.Length && !content.GetBuffer().AsSpan(0, magic.Length).SequenceEqual(magic))
            {
                break;
            }
        }

        return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
    }

    private static string Reason(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "the file may not be read",
        _ => "the file cannot be read",
    };
}
