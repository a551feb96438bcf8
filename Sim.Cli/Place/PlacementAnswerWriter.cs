using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Cli.Place;

/// <summary>Writes the answer, <c>sim-placement/1</c>: the same bytes for the same outcome.</summary>
internal static class PlacementAnswerWriter
{
    /// <summary>Writes one line of JSON.</summary>
    /// <param name="input">What was placed.</param>
    /// <param name="outcome">How.</param>
    /// <param name="stopwatch">Measured phases; null if they are not wanted.</param>
    public static byte[] Write(PlacementInput input, PlacementOutcome outcome, PhaseStopwatch? stopwatch)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("format", "sim-placement/1");
            var placed = outcome as PlacementOutcome.Placed;
            json.WriteString("outcome", placed is null ? "not-enough-capacity" : "placed");
            WriteTargets(json, placed);
            WriteRows(json, placed);
            WriteEvicted(json, placed);
            WriteWaiting(json, placed);
            json.WriteNumber("bytesMoved", placed is null ? 0 : BytesMoved(input, placed.Workers));
            stopwatch?.Write(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteTargets(Utf8JsonWriter json, PlacementOutcome.Placed? placed)
    {
        json.WriteStartObject("replicationByWeight");
        foreach (var target in placed is null ? [] : placed.Targets.AsEnumerable())
        {
            json.WriteNumber(target.Key.ToString(CultureInfo.InvariantCulture), target.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, PlacementOutcome.Placed? placed)
    {
        json.WriteStartArray("chunkWorkers");
        for (var chunk = 0; chunk < (placed?.Workers.Count ?? 0); chunk++)
        {
            json.WriteStartArray();
            foreach (var worker in placed!.Workers[chunk])
            {
                json.WriteNumberValue(worker);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteEvicted(Utf8JsonWriter json, PlacementOutcome.Placed? placed)
    {
        json.WriteStartArray("evicted");
        foreach (var evicted in placed?.Evicted ?? [])
        {
            json.WriteStartArray();
            json.WriteNumberValue(evicted.Chunk);
            json.WriteNumberValue(evicted.Worker);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Left out if nothing waits.</summary>
    private static void WriteWaiting(Utf8JsonWriter json, PlacementOutcome.Placed? placed)
    {
        if (placed is null or { Waiting.Count: 0 })
        {
            return;
        }

        json.WriteStartArray("waiting");
        foreach (var (chunk, reason) in placed.Waiting)
        {
            json.WriteStartObject();
            json.WriteNumber("chunk", chunk);
            json.WriteString("reason", WaitingReasonNames.Of(reason));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What workers have to download: size times the copies that are not on a disk yet.</summary>
    private static long BytesMoved(PlacementInput input, HolderLists workers)
    {
        var bytes = 0L;
        for (var chunk = 0; chunk < workers.Count; chunk++)
        {
            foreach (var worker in workers[chunk])
            {
                bytes += input.Held[chunk].Contains(worker) ? 0 : input.Chunks.SizesBytes[chunk];
            }
        }

        return bytes;
    }
}
