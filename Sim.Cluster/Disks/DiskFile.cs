using Sim.Cluster.Worlds;

namespace Sim.Cluster.Disks;

/// <summary>One file: what is on the platter, and the writes that are not yet.</summary>
internal sealed class DiskFile
{
    private readonly List<DiskWrite> _unflushed = [];
    private byte[]? _durable;
    private long _writes;

    /// <summary>What a read sees; null if there is no such file.</summary>
    public byte[]? Content { get; private set; }

    public void Write(int offset, byte[] content, bool truncates)
    {
        var write = new DiskWrite(_writes++, offset, content, truncates);
        _unflushed.Add(write);
        Content = Apply(Content, write);
    }

    public void Flush()
    {
        _durable = Content;
        _unflushed.Clear();
    }

    /// <summary>The power fails: each write that was not flushed has a fate of its own.</summary>
    public void Crash(ulong seed, string node, string file, DiskProfile profile)
    {
        foreach (var write in _unflushed)
        {
            var fate = Fate.Of(seed, "unflushed", node, file, write.Number);
            if (fate.Happens(profile.SurvivalPercent))
            {
                var length = fate.Happens(profile.TornPercent) ? (int)fate.Next(Math.Max(0, write.Content.Length - 1)) : write.Content.Length;
                _durable = Apply(_durable, write with { Content = write.Content[..length] });
            }
        }

        _unflushed.Clear();
        Content = _durable;
    }

    /// <summary>What a write makes of a file; a gap before it is filled with zeros.</summary>
    private static byte[] Apply(byte[]? content, DiskWrite write)
    {
        var end = write.Offset + write.Content.Length;
        var result = new byte[write.Truncates ? end : Math.Max(end, content?.Length ?? 0)];
        content.AsSpan(0, Math.Min(content?.Length ?? 0, result.Length)).CopyTo(result);
        write.Content.CopyTo(result, write.Offset);
        return result;
    }
}
