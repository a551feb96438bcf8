namespace Scheduler.Core.Lifecycle;

/// <summary>The order in which the files of a chunk are stored and come back (by bytes, on every backend).</summary>
public static class SortedFiles
{
    /// <summary>The files of a chunk in bytewise order.</summary>
    public static string[] Of(NewChunk chunk)
    {
        string[] files = [.. chunk.Files];
        Sort(files);
        return files;
    }

    /// <summary>Puts files in bytewise order.</summary>
    public static void Sort(string[] files)
    {
        if (files.Length > 1)
        {
            Array.Sort(files, BytewiseOrder.Instance);
        }
    }
}
