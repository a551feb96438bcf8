using System.Globalization;
using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Texts;

namespace Sim.Models.Actions;

/// <summary>A chunk as an action carries it.</summary>
/// <param name="Dataset">Name of the dataset.</param>
/// <param name="Id">Id inside the dataset.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Weight">Weight class that the simulated weight source reports for the chunk, at least 1.</param>
/// <param name="FirstBlock">First block of the range.</param>
/// <param name="LastBlock">Last block of the range.</param>
/// <param name="MinimumWorkerVersion">Version that a worker must run to be given the chunk; null if any will do.</param>
public sealed record ChunkPayload(
    [property: JsonPropertyName("dataset")] string Dataset,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("sizeBytes")] long SizeBytes,
    [property: JsonPropertyName("weight")] int Weight,
    [property: JsonPropertyName("firstBlock")] long FirstBlock,
    [property: JsonPropertyName("lastBlock")] long LastBlock,
    [property: JsonPropertyName("minimumWorkerVersion"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? MinimumWorkerVersion = null)
{
    /// <summary>The chunk as the storage takes it.</summary>
    public NewChunk ToNewChunk() => new(Dataset, Id, SizeBytes, new BlockRange(FirstBlock, LastBlock), []);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{VisibleText.Of(Dataset)}/{VisibleText.Of(Id)} ({SizeBytes} B, weight {Weight}, blocks {FirstBlock}..{LastBlock}{(MinimumWorkerVersion is null ? "" : $", from version {VisibleText.Of(MinimumWorkerVersion)}")})");
}
