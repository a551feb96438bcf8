using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Disks;

/// <summary>The disk of a node: it outlives every life of it.</summary>
internal sealed class DiskStorage(Node node)
{
    private readonly SortedDictionary<string, DiskFile> _files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _operations = new(StringComparer.Ordinal);

    /// <summary>How many times slower than usual it is.</summary>
    public int Slowness { get; set; } = 1;

    public DiskFile FileOf(string name)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            _files.Add(name, file = new DiskFile());
        }

        return file;
    }

    public void Crash()
    {
        foreach (var (name, file) in _files)
        {
            file.Crash(node.World.Options.Seed, node.Name, name, node.World.Options.Disk);
        }
    }

    /// <summary>Completes after the time that the next operation on a file takes, unless the life is over by then.</summary>
    public Task WaitAsync(NodeLife life, string file)
    {
        var (profile, number) = (node.World.Options.Disk, _operations.GetValueOrDefault(file));
        _operations[file] = number + 1;
        var fate = Fate.Of(node.World.Options.Seed, "disk", node.Name, file, number);
        var (least, most) = (profile.LeastLatency.Ticks, Math.Max(profile.LeastLatency.Ticks, profile.MostLatency.Ticks));
        var done = new TaskCompletionSource();
        node.World.Schedule((least + fate.Next(most - least)) * Slowness, new WorldEvent(life, static state => ((TaskCompletionSource)state!).SetResult(), done));
        return done.Task;
    }
}
