using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Schedulers;

namespace Sim.Reshuffle.Journals;

/// <summary>
/// Keeps the plans of a run in a file, so that an interrupted run goes on where it stopped: everything else follows from
/// the plans and is done again. A record that was cut short by the interruption is dropped.
/// </summary>
public sealed class PlanJournal : IPlanLog, IDisposable
{
    private const int KeyBytes = 32;
    private const int HeadBytes = sizeof(int) + sizeof(ulong);
    private const int MostRecordBytes = 1 << 30;

    private readonly FileStream _file;
    private readonly string _path;
    private int _served;

    private PlanJournal(string path, FileStream file)
    {
        (_path, _file) = (path, file);
    }

    private static ReadOnlySpan<byte> Magic => "simplan1"u8;

    /// <summary>Number of plans that were there when the journal was opened.</summary>
    public int RememberedPlans { get; private set; }

    /// <summary>Opens a journal. One of another run, or a damaged one, is begun anew.</summary>
    /// <param name="path">The file; its folder is made if need be.</param>
    /// <param name="key">32 bytes that are the same for the same run only.</param>
    /// <param name="isRestarting">Whether to forget what is there.</param>
    /// <exception cref="JournalInUseException">Another process has it open: two writers would mix their plans.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static PlanJournal Open(string path, ReadOnlySpan<byte> key, bool isRestarting)
    {
        Scheduler.Core.Invariant.Require(key.Length == KeyBytes, "the key of a journal has 32 bytes");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var file = Lock(path);
        var journal = new PlanJournal(path, file);
        if (isRestarting || !journal.HasHeader(key))
        {
            file.SetLength(0);
            file.Write(Magic);
            file.Write(key);
            file.Flush(flushToDisk: true);
        }

        journal.FindEnd();
        return journal;
    }

    /// <summary>Ends the use of the file; it stays if there is a plan in it.</summary>
    public void Dispose()
    {
        if (_file.CanSeek && _file.Length <= Magic.Length + KeyBytes)
        {
            File.Delete(_path);
        }

        _file.Dispose();
    }

    /// <summary>Removes the file: the run is over. It goes while it is locked, so that nobody else's goes.</summary>
    public void Delete()
    {
        File.Delete(_path);
        _file.Dispose();
    }

    /// <inheritdoc/>
    PlannedStep IPlanLog.Next(HolderLists before, Func<PlannedStep> plan)
    {
        if (_served < RememberedPlans)
        {
            _served++;
            return PlanRecord.Read(Unpack(ReadRecord() ?? throw new IOException($"{_path} was changed by somebody else")), before);
        }

        var made = plan();
        Append(Pack(PlanRecord.Write(made, before)));
        return made;
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (failure.GetType() == typeof(IOException) && File.Exists(path))
        {
            throw new JournalInUseException(path, failure);
        }
    }

    private static byte[] Pack(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var content = new MemoryStream();
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        deflate.CopyTo(content);
        return content.ToArray();
    }

    private bool HasHeader(ReadOnlySpan<byte> key)
    {
        var header = new byte[Magic.Length + KeyBytes];
        _file.Position = 0;
        return _file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            && header.AsSpan().StartsWith(Magic) && header.AsSpan(Magic.Length).SequenceEqual(key);
    }

    /// <summary>Counts whole records and cuts off what follows them.</summary>
    private void FindEnd()
    {
        _file.Position = Magic.Length + KeyBytes;
        var end = _file.Position;
        while (ReadRecord() is not null)
        {
            RememberedPlans++;
            end = _file.Position;
        }

        _file.SetLength(end);
        _file.Position = Magic.Length + KeyBytes;
    }

    /// <summary>The next record; null if there is no whole one.</summary>
    private byte[]? ReadRecord()
    {
        var head = new byte[HeadBytes];
        if (_file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 0 or > MostRecordBytes || length > _file.Length - _file.Position)
        {
            return null;
        }

        var content = new byte[length];
        _file.ReadExactly(content);
        return XxHash64.HashToUInt64(content) == BinaryPrimitives.ReadUInt64LittleEndian(head.AsSpan(sizeof(int))) ? content : null;
    }

    private void Append(byte[] content)
    {
        var head = new byte[HeadBytes];
        BinaryPrimitives.WriteInt32LittleEndian(head, content.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(sizeof(int)), XxHash64.HashToUInt64(content));
        _file.Seek(0, SeekOrigin.End);
        _file.Write(head);
        _file.Write(content);
        _file.Flush(flushToDisk: true);
    }
}
