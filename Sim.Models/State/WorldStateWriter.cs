using System.Globalization;
using System.Text.Json;
using Scheduler.Core.Lifecycle;
using Sim.Models.World;

namespace Sim.Models.State;

/// <summary>Writes the state of a world as <c>sim-state/1</c>: the same bytes for the same run. Workers are positions in the pool.</summary>
public static class WorldStateWriter
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the state.</summary>
    /// <param name="world">The world, after a step.</param>
    /// <param name="destination">Where to write UTF-8.</param>
    public static void Write(SchedulerWorld world, Stream destination)
    {
        using var writer = new Utf8JsonWriter(destination, Layout);
        writer.WriteStartObject();
        writer.WriteString("format", "sim-state/1");
        writer.WriteNumber("tick", world.NowTicks);
        writer.WriteNumber("watermark", world.State.Watermark.Value);
        writer.WriteBoolean("infeasible", world.IsInfeasible);
        WriteWorkers(writer, world);
        WriteChunks(writer, world);
        WriteWaiting(writer, world);
        WriteCorrections(writer, world);
        WriteAssignment(writer, world, "lastWorkerAssignment", world.LatestWorkerAssignment?.Id.Value, world.LatestWorkerAssignment?.Chunks, world.LatestWorkerAssignment?.ChunkWorkers);
        WriteAssignment(writer, world, "lastPortalAssignment", world.LatestPortalAssignment?.Id.Value, world.LatestPortalAssignment?.Chunks, world.LatestPortalAssignment?.ChunkWorkers);
        writer.WriteString("traceHash", world.TraceHash.ToString("x16", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
        writer.Flush();
        destination.WriteByte((byte)'\n');
    }

    private static void WriteWorkers(Utf8JsonWriter writer, SchedulerWorld world)
    {
        var loads = new WorkerLoads(world.State);
        writer.WriteStartArray("workers");
        for (var index = 0; index < world.Pool.Size; index++)
        {
            var pk = world.Pool.PkOf(index);
            writer.WriteStartObject();
            writer.WriteNumber("index", index);
            WriteNullable(writer, "pk", pk?.Value);
            writer.WriteBoolean("active", world.Pool.IsActive(index));
            writer.WriteNumber("idealBytes", loads.IdealBytes(pk));
            writer.WriteNumber("staleBytes", loads.StaleBytes(pk));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Left out if nothing waits.</summary>
    private static void WriteWaiting(Utf8JsonWriter writer, SchedulerWorld world)
    {
        if (world.State.Waiting.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("waiting");
        foreach (var (chunk, reason, since) in world.State.Waiting)
        {
            writer.WriteStartObject();
            writer.WriteString("dataset", world.State.ChunkOf(chunk).Dataset);
            writer.WriteString("id", world.State.ChunkOf(chunk).Id);
            writer.WriteString("reason", WaitingReasonNames.Of(reason));
            writer.WriteNumber("since", since.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteChunks(Utf8JsonWriter writer, SchedulerWorld world)
    {
        var state = world.State;
        writer.WriteStartArray("chunks");
        foreach (var chunk in state.Chunks)
        {
            var lifecycle = state.LifecycleOf(chunk.Pk);
            writer.WriteStartObject();
            WriteIdentity(writer, chunk);
            writer.WriteNumber("pk", chunk.Pk.Value);
            writer.WriteString("state", ChunkStateName.Of(lifecycle, state.Watermark));
            WriteWorkerIndexes(writer, "ideal", world, state.IdealOf(chunk.Pk));
            WriteStale(writer, world, chunk.Pk);
            WriteWorkerIndexes(writer, "routing", world, state.RoutingOf(chunk.Pk));
            writer.WriteBoolean("confirmed", lifecycle?.ConfirmedBy(state.Watermark) ?? false);
            writer.WriteBoolean("visible", lifecycle?.PortalVisible ?? false);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteStale(Utf8JsonWriter writer, SchedulerWorld world, ChunkPk chunk)
    {
        writer.WriteStartArray("stale");
        var rows = world.State.StaleMappings.Where(row => row.Chunk == chunk).OrderBy(row => world.Pool.IndexOf(row.Worker));
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            writer.WriteNumber("worker", world.Pool.IndexOf(row.Worker));
            writer.WriteString("phase", row.DroppedAt is null ? "pending" : "draining");
            writer.WriteNumber("supersededAt", row.SupersededAt.Value);
            WriteNullable(writer, "anchorTick", row.AnchorTick?.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCorrections(Utf8JsonWriter writer, SchedulerWorld world)
    {
        var state = world.State;
        writer.WriteStartArray("corrections");
        foreach (var correction in state.Corrections)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("old");
            WriteIdentity(writer, state.ChunkOf(correction.Old));
            writer.WriteEndObject();
            writer.WriteStartObject("new");
            WriteIdentity(writer, state.ChunkOf(correction.New));
            writer.WriteEndObject();
            writer.WriteBoolean("completed", correction.IsCompleted);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAssignment(
        Utf8JsonWriter writer, SchedulerWorld world, string name, long? id, SortedTable<ChunkPk, Chunk>? chunks, ChunkHolderMap? holders)
    {
        if (id is null || chunks is null || holders is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("id", id.Value);
        writer.WriteStartArray("chunks");
        foreach (var (pk, chunk) in chunks)
        {
            writer.WriteStartObject();
            writer.WriteString("dataset", chunk.Dataset);
            writer.WriteString("id", chunk.Id);
            WriteWorkerIndexes(writer, "workers", world, holders.TryGetValue(pk, out var workers) ? workers : []);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteIdentity(Utf8JsonWriter writer, ChunkView chunk)
    {
        writer.WriteString("dataset", chunk.Dataset);
        writer.WriteString("id", chunk.Id);
    }

    private static void WriteWorkerIndexes(Utf8JsonWriter writer, string name, SchedulerWorld world, IReadOnlyList<WorkerPk> workers)
    {
        writer.WriteStartArray(name);
        foreach (var index in workers.Select(world.Pool.IndexOf).Order())
        {
            writer.WriteNumberValue(index);
        }

        writer.WriteEndArray();
    }

    private static void WriteNullable(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
