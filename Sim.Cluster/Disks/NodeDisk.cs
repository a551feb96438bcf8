using Sim.Cluster.Nodes;

namespace Sim.Cluster.Disks;

/// <summary>
/// The disk of a node as one life of it sees it. A write takes a while, can be read at once when it is done, and survives a
/// crash only once the file was flushed after it.
/// </summary>
public sealed class NodeDisk
{
    private readonly DiskStorage _storage;
    private readonly NodeLife _life;

    internal NodeDisk(DiskStorage storage, NodeLife life) => (_storage, _life) = (storage, life);

    /// <summary>Reads a whole file.</summary>
    /// <returns>Null if there is none.</returns>
    public async Task<byte[]?> ReadAsync(string file)
    {
        await StartAsync(file);
        return _storage.FileOf(file).Content?.ToArray();
    }

    /// <summary>Replaces a file, or creates it.</summary>
    public async Task WriteAsync(string file, ReadOnlyMemory<byte> content)
    {
        var copy = content.ToArray();
        await StartAsync(file);
        _storage.FileOf(file).Write(0, copy, truncates: true);
    }

    /// <summary>Writes at the end of a file, or creates it.</summary>
    public async Task AppendAsync(string file, ReadOnlyMemory<byte> content)
    {
        var copy = content.ToArray();
        await StartAsync(file);
        _storage.FileOf(file).Write(_storage.FileOf(file).Content?.Length ?? 0, copy, truncates: false);
    }

    /// <summary>Brings everything that was written to a file onto the platter. Only then does it survive a crash for certain.</summary>
    public async Task FlushAsync(string file)
    {
        await StartAsync(file);
        _storage.FileOf(file).Flush();
    }

    /// <summary>Replaces a file at once and for good, as a new file that is flushed and renamed does: a crash leaves the old content or the new one.</summary>
    public async Task ReplaceAsync(string file, ReadOnlyMemory<byte> content)
    {
        var copy = content.ToArray();
        await StartAsync(file);
        _storage.FileOf(file).Write(0, copy, truncates: true);
        _storage.FileOf(file).Flush();
    }

    private Task StartAsync(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        _life.World.Leaks.RequireHome(_life.Node, "the disk");
        return _storage.WaitAsync(_life, file);
    }
}
