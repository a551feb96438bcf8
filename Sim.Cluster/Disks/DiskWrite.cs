namespace Sim.Cluster.Disks;

/// <summary>A write that was not flushed.</summary>
/// <param name="Number">Its number among the writes of the file.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Content">What it writes.</param>
/// <param name="Truncates">Whether the file ends behind it.</param>
internal sealed record DiskWrite(long Number, int Offset, byte[] Content, bool Truncates);
