namespace Sim.Cli.Place;

/// <summary>Reads a whole input file into memory, within a limit.</summary>
internal static class InputFile
{
    /// <summary>The largest file that is read: 64 MiB.</summary>
    public const int LargestBytes = 64 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputFileException">The file cannot be opened, or is larger than the limit.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return file.CanSeek && file.Length > LargestBytes ? throw TooLarge(path) : ReadWithin(path, file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputFileException(path, position: null, line: null, Reason(path, failure), failure);
        }
    }

    /// <summary>A pipe does not say how long it is, so the limit is watched while reading.</summary>
    private static byte[] ReadWithin(string path, FileStream file)
    {
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        int count;
        while ((count = file.Read(buffer)) > 0)
        {
            content.Write(buffer, 0, count);
            if (content.Length > LargestBytes)
            {
                throw TooLarge(path);
            }
        }

        return content.ToArray();
    }

    private static InputFileException TooLarge(string path) => new(path, position: null, line: null, "the file is larger than 64 MiB");

    private static string Reason(string path, Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        _ when Directory.Exists(path) => "this is a folder, not a file",
        UnauthorizedAccessException => "the file may not be read",
        _ => "the file cannot be read",
    };
}
