using System.Text;
using System.Text.Json;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Semver;

namespace Sim.Reshuffle.Fleets;

/// <summary>The workers of a fleet file: a JSON list of <c>{"id","status","version"}</c>, in the order that holders refer to.</summary>
internal static class FleetWorkersJson
{
    private const int MostWorkers = ushort.MaxValue;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The text.</summary>
    public static string Write(IReadOnlyList<FleetWorker> workers)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var worker in workers)
            {
                json.WriteStartObject();
                json.WriteString("id", worker.Id);
                json.WriteString("status", WorkerStatusNames.Of(worker.Status));
                json.WriteString("version", worker.Version?.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads the text.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="text">JSON.</param>
    /// <exception cref="ReshuffleInputException">Something is malformed or repeated; the message has the position of the worker.</exception>
    public static FleetWorker[] Read(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() > MostWorkers)
            {
                throw new ReshuffleInputException($"{path}: workers: a list of at most 65535 is expected");
            }

            var workers = document.RootElement.EnumerateArray().Select((item, position) => ReadWorker(path, position, item)).ToArray();
            RequireDistinct(path, workers);
            return workers;
        }
        catch (JsonException failure)
        {
            throw new ReshuffleInputException($"{path}: workers: this is not well-formed JSON", failure);
        }
    }

    private static FleetWorker ReadWorker(string path, int position, JsonElement item)
    {
        string? id = null, status = null, version = null;
        if (item.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in item.EnumerateObject())
            {
                var text = member.Value.ValueKind switch
                {
                    JsonValueKind.String => member.Value.GetString(),
                    JsonValueKind.Null when member.NameEquals("version") => null,
                    _ => throw Wrong(path, position, $"'{member.Name}' is no text"),
                };
                _ = member.Name switch
                {
                    "id" => id = text,
                    "status" => status = text,
                    "version" => version = text,
                    _ => throw Wrong(path, position, $"unknown member '{member.Name}'"),
                };
            }
        }

        if (string.IsNullOrEmpty(id))
        {
            throw Wrong(path, position, "it has no id");
        }

        if (StorableText.FaultOfIdentity(id, StorageLimits.MostPeerIdBytes) is { } fault)
        {
            throw Wrong(path, position, $"the id {fault}");
        }

        SemVersion? parsed = null;
        return version is not null && !SemVersion.TryParse(version, SemVersionStyles.Strict, out parsed)
            ? throw Wrong(path, position, $"'{version}' is no semantic version")
            : new FleetWorker(id, WorkerStatusNames.Find(status ?? "online") ?? throw Wrong(path, position, $"'{status}' is no known status"), parsed);
    }

    private static void RequireDistinct(string path, FleetWorker[] workers)
    {
        var seen = new Dictionary<string, int>(workers.Length, StringComparer.Ordinal);
        for (var position = 0; position < workers.Length; position++)
        {
            var identity = WorkerIdentity.CanonicalTextOf(workers[position].Id);
            if (!seen.TryAdd(identity, position))
            {
                throw Wrong(path, position, $"the id '{workers[position].Id}' stands twice: it is that of workers[{seen[identity]}]");
            }
        }
    }

    private static ReshuffleInputException Wrong(string path, int position, string reason) =>
        new(FormattableString.Invariant($"{path}: workers[{position}]: {reason}"));
}
