namespace Sim.Provisioning;

/// <summary>
/// A temporary folder that is gone at the latest with the next run. Its maker keeps a file in it locked for as long as it lives,
/// however it ends, so that a later process can tell what was left behind. Process numbers would not do: they come again.
/// </summary>
public sealed class OwnedFolder : IDisposable
{
    private const string OwnerFile = "owner";

    // A folder without the file has just been made, is just being removed, or is none of ours.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    private readonly FileStream _owner;

    private OwnedFolder(string path)
    {
        Path = path;
        _owner = OpenOwner(path, FileMode.CreateNew);
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>Creates a folder among the temporary ones.</summary>
    /// <param name="prefix">How its name begins.</param>
    public static OwnedFolder Create(string prefix) => new(Directory.CreateTempSubdirectory(prefix).FullName);

    /// <summary>Folders whose maker is gone.</summary>
    /// <param name="prefix">How their names begin.</param>
    /// <param name="isInUse">Whether somebody uses a folder that nobody claims; null for never.</param>
    public static IEnumerable<string> FindAbandoned(string prefix, Predicate<string>? isInUse = null) =>
        Directory.GetDirectories(System.IO.Path.GetTempPath(), prefix + "*").Where(folder => IsAbandoned(folder, isInUse));

    /// <summary>Removes a folder, unless somebody else is removing it or it is not ours to remove; the next run looks again.</summary>
    /// <param name="folder">Its path.</param>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // As said above.
        }
    }

    /// <summary>Removes the folder, and with it the claim to it.</summary>
    public void Dispose()
    {
        _owner.Dispose();
        Remove(Path);
    }

    private static FileStream OpenOwner(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, OwnerFile), mode, FileAccess.ReadWrite, FileShare.None);

    private static bool IsAbandoned(string folder, Predicate<string>? isInUse)
    {
        try
        {
            OpenOwner(folder, FileMode.Open).Dispose();
            return true;
        }
        catch (FileNotFoundException)
        {
            return isInUse?.Invoke(folder) != true && Directory.GetLastWriteTimeUtc(folder) < DateTime.UtcNow - Settling;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
