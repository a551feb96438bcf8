using System.Globalization;

namespace Sim.Engine.Inputs;

/// <summary>Reads a whole input file into memory, within a limit.</summary>
internal static class InputBytes
{
    private const int BlockBytes = 1 << 16;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; its name as given appears in messages.</param>
    /// <param name="limitBytes">A greater file is refused unread.</param>
    /// <exception cref="UnreadableInputException">The file cannot be opened, or is larger than the limit.</exception>
    public static byte[] Read(string path, long limitBytes)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return file.CanSeek && file.Length > limitBytes
                ? throw new UnreadableInputException(string.Create(
                    CultureInfo.InvariantCulture, $"{path}: the file has {file.Length} bytes, more than the {limitBytes} that are read"))
                : ReadWithin(path, file, limitBytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnreadableInputException($"{path}: {Reason(path, failure)}", failure);
        }
    }

    /// <summary>A pipe does not say how long it is, so the limit is watched while reading.</summary>
    private static byte[] ReadWithin(string path, FileStream file, long limitBytes)
    {
        using var content = new MemoryStream();
        var block = new byte[BlockBytes];
        int count;
        while ((count = file.Read(block)) > 0)
        {
            content.Write(block, 0, count);
            if (content.Length > limitBytes)
            {
                throw new UnreadableInputException(string.Create(CultureInfo.InvariantCulture, $"{path}: there are more than the {limitBytes} bytes that are read"));
            }
        }

        return content.ToArray();
    }

    private static string Reason(string path, Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        _ when Directory.Exists(path) => "this is a folder, not a file",
        UnauthorizedAccessException => "the file may not be read",
        _ => "the file cannot be read",
    };
}
