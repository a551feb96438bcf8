using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>A download of a worker ends and the chunk is on its disk; nothing happens if the worker does not want it any more. With the last one the worker has applied its assignment.</summary>
/// <param name="AtTick">When.</param>
/// <param name="Worker">Position of the worker in the pool.</param>
/// <param name="Dataset">Dataset of the chunk.</param>
/// <param name="Id">Id of the chunk.</param>
public sealed record DownloadDone(
    long AtTick,
    [property: JsonPropertyName("worker")] int Worker,
    [property: JsonPropertyName("dataset")] string Dataset,
    [property: JsonPropertyName("id")] string Id)
    : TimedAction(AtTick)
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "download-done";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker} {Dataset}/{Id} at {AtTick}");
}
