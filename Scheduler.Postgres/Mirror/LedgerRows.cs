using Npgsql;
using Scheduler.Core;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres.Mirror;

/// <summary>Takes rows of the database into a ledger.</summary>
internal sealed class LedgerRows(ChunkLedger ledger)
{
    private readonly Dictionary<string, string> _fileNames = new(StringComparer.Ordinal);
    private string[] _latestFiles = [];

    /// <summary>Takes a dataset that the ledger does not know.</summary>
    public void TakeDataset(NpgsqlDataReader reader)
    {
        var name = reader.GetString(1);
        if (ledger.FindDataset(name) is null)
        {
            ledger.AddDatasets([new StoredDataset(new DatasetId(reader.GetInt16(0)), name)]);
        }
    }

    /// <summary>Takes a chunk above all that the ledger knows.</summary>
    public void TakeChunk(NpgsqlDataReader reader)
    {
        var dataset = new DatasetId(reader.GetInt16(1));
        var name = ledger.FindDataset(dataset);
        Invariant.Require(name is not null, "a chunk names a dataset that was not read");
        var first = reader.GetInt64(5);
        var chunk = new Chunk(
            name, reader.GetString(2), reader.GetInt32(3), new BlockRange(first, first + reader.GetInt32(6)), FilesOf(reader.GetFieldValue<string[]>(4)));
        ledger.AddChunk(new ChunkPk(reader.GetInt64(0)), dataset, chunk);
    }

    /// <summary>A lifecycle row.</summary>
    public static ChunkLifecycle Lifecycle(NpgsqlDataReader reader) => new(
        new ChunkPk(reader.GetInt64(0)),
        Optional(reader, 1) is { } worker ? new WorkerAssignmentId(worker) : null,
        Optional(reader, 2) is { } portal ? new PortalAssignmentId(portal) : null,
        Optional(reader, 3) is { } marked ? new Tick(marked) : null,
        reader.GetBoolean(4),
        Optional(reader, 5) is { } dropped ? new PortalAssignmentId(dropped) : null,
        Optional(reader, 6) is { } tombstone ? new Tick(tombstone) : null);

    /// <summary>A worker.</summary>
    public static WorkerView Worker(NpgsqlDataReader reader) => new(
        new WorkerPk(reader.GetInt64(0)),
        reader.GetString(1),
        reader.IsDBNull(2) ? null : reader.GetString(2),
        Optional(reader, 3) is { } since ? new Tick(since) : null);

    /// <summary>Takes the ideal holders of a chunk.</summary>
    public void TakeIdeal(NpgsqlDataReader reader) => ledger.AddIdeal(new ChunkPk(reader.GetInt64(0)), Workers(reader, 1));

    /// <summary>Takes the routing of a chunk.</summary>
    public void TakeRouting(NpgsqlDataReader reader) => ledger.AddRouting(new ChunkPk(reader.GetInt64(0)), Workers(reader, 1));

    /// <summary>Takes a draining copy.</summary>
    public void TakeStale(NpgsqlDataReader reader) => ledger.AddStale(
        new ChunkWorker(new ChunkPk(reader.GetInt64(0)), new WorkerPk(reader.GetInt64(1))), new WorkerAssignmentId(reader.GetInt64(2)));

    /// <summary>Takes a queued change of routing.</summary>
    public void TakeDiff(NpgsqlDataReader reader) => ledger.AddDiff(
        new DiffView(new WorkerAssignmentId(reader.GetInt64(0)), new ChunkPk(reader.GetInt64(1)), Workers(reader, 2)));

    /// <summary>Takes a portal assignment.</summary>
    public void TakePortal(NpgsqlDataReader reader) => ledger.AddPortal(
        new PortalAssignmentView(new PortalAssignmentId(reader.GetInt64(0)), new Tick(reader.GetInt64(1)), new WorkerAssignmentId(reader.GetInt64(2))));

    /// <summary>Takes a correction that the ledger does not know.</summary>
    public void TakeCorrection(NpgsqlDataReader reader)
    {
        var (oldChunk, newChunk) = (new ChunkPk(reader.GetInt64(0)), new ChunkPk(reader.GetInt64(1)));
        var createdAt = new Tick(reader.GetInt64(2));
        if (ledger.HasCorrection(oldChunk))
        {
            return;
        }

        ledger.AddCorrection(oldChunk, newChunk, createdAt, Optional(reader, 3) is { } appliedAt ? new PortalAssignmentId(appliedAt) : null);
    }

    /// <summary>Takes how far the clock had come for one of those who store ticks.</summary>
    public void TakeTick(NpgsqlDataReader reader) => ledger.ApplyTick(new Tick(reader.GetInt64(0)));

    /// <summary>Takes a worker assignment that is not confirmed.</summary>
    public void TakeUnconfirmed(NpgsqlDataReader reader) => ledger.AddUnconfirmed(new WorkerAssignmentId(reader.GetInt64(0)));

    /// <summary>Takes how far assignments have been minted and confirmed.</summary>
    public void TakeAssignments(NpgsqlDataReader reader) =>
        ledger.SetAssignments(new WorkerAssignmentId(reader.GetInt64(0)), new WorkerAssignmentId(reader.GetInt64(1)));

    /// <summary>A waiting chunk.</summary>
    public static WaitingChunk Waiting(NpgsqlDataReader reader) =>
        new(new ChunkPk(reader.GetInt64(0)), WaitingReasonNames.Parse(reader.GetString(1)), new Tick(reader.GetInt64(2)));

    private static WorkerPk[] Workers(NpgsqlDataReader reader, int ordinal) => PkArrays.ToWorkers(reader.GetFieldValue<long[]>(ordinal));

    private static long? Optional(NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetInt64(ordinal);

    /// <summary>
    /// The files of a chunk, sorted: another program may have stored them in any order. Chunks mostly have the same few names, so one
    /// copy of each, and of a whole list, is kept.
    /// </summary>
    private string[] FilesOf(string[] files)
    {
        if (files.AsSpan().SequenceEqual(_latestFiles))
        {
            return _latestFiles;
        }

        SortedFiles.Sort(files);
        for (var i = 0; i < files.Length; i++)
        {
            if (!_fileNames.TryGetValue(files[i], out var known))
            {
                _fileNames.Add(files[i], known = files[i]);
            }

            files[i] = known;
        }

        return _latestFiles = files;
    }
}
