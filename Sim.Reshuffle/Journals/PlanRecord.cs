using System.Runtime.InteropServices;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Schedulers;

namespace Sim.Reshuffle.Journals;

/// <summary>One plan as bytes: only rows that differ from those before it are written.</summary>
internal static class PlanRecord
{
    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="before">The rows before it, of as many chunks or fewer.</param>
    public static byte[] Write(PlannedStep plan, HolderLists before)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(plan.Milliseconds);
        writer.Write(plan.ExcludedChunks);
        WriteClasses(writer, plan.Targets);
        WriteClasses(writer, plan.AchievedMinimum);
        writer.Write7BitEncodedInt(plan.Evicted.Count);
        foreach (var evicted in plan.Evicted)
        {
            writer.Write7BitEncodedInt(evicted.Chunk);
            writer.Write7BitEncodedInt(evicted.Worker);
        }

        writer.Write(plan.Rows?.Count ?? -1);
        for (var (row, last) = (0, -1); row < (plan.Rows?.Count ?? 0); row++)
        {
            var holders = plan.Rows![row];
            if (!holders.SequenceEqual(RowOf(before, row)))
            {
                writer.Write7BitEncodedInt(row - last);
                writer.Write7BitEncodedInt(holders.Length);
                writer.Write(MemoryMarshal.AsBytes(holders));
                last = row;
            }
        }

        writer.Write7BitEncodedInt(0);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="content">What <see cref="Write"/> wrote on the same machine.</param>
    /// <param name="before">The same rows as then.</param>
    public static PlannedStep Read(byte[] content, HolderLists before)
    {
        using var reader = new BinaryReader(new MemoryStream(content));
        var (milliseconds, excluded) = (reader.ReadDouble(), reader.ReadInt32());
        var (targets, minimum) = (ReadClasses(reader), ReadClasses(reader));
        var evicted = new EvictedCopy[reader.Read7BitEncodedInt()];
        for (var i = 0; i < evicted.Length; i++)
        {
            evicted[i] = new EvictedCopy(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        }

        var count = reader.ReadInt32();
        return new PlannedStep(count < 0 ? null : ReadRows(reader, count, before), targets, minimum, evicted, excluded, milliseconds);
    }

    private static HolderLists ReadRows(BinaryReader reader, int count, HolderLists before)
    {
        var (offsets, positions) = (new int[count + 1], new List<ushort>(before.TotalCopies));
        var changed = NextRow(reader, -1);
        for (var row = 0; row < count; row++)
        {
            if (row == changed)
            {
                var length = reader.Read7BitEncodedInt();
                positions.AddRange(MemoryMarshal.Cast<byte, ushort>(reader.ReadBytes(length * sizeof(ushort))));
                changed = NextRow(reader, row);
            }
            else
            {
                positions.AddRange(RowOf(before, row));
            }

            offsets[row + 1] = positions.Count;
        }

        return new HolderLists(offsets, [.. positions]);
    }

    private static int NextRow(BinaryReader reader, int row) => reader.Read7BitEncodedInt() is > 0 and var step ? row + step : -1;

    private static ReadOnlySpan<ushort> RowOf(HolderLists lists, int row) => row < lists.Count ? lists[row] : [];

    private static void WriteClasses(BinaryWriter writer, SortedTable<ushort, ushort> classes)
    {
        writer.Write7BitEncodedInt(classes.Count);
        foreach (var (weight, copies) in classes)
        {
            writer.Write(weight);
            writer.Write(copies);
        }
    }

    private static SortedTable<ushort, ushort> ReadClasses(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        var (weights, copies) = (new ushort[count], new ushort[count]);
        for (var i = 0; i < count; i++)
        {
            (weights[i], copies[i]) = (reader.ReadUInt16(), reader.ReadUInt16());
        }

        return new SortedTable<ushort, ushort>(weights, copies);
    }
}
