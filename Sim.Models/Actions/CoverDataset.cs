using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>The host changes from which block on it wants the chunks of a dataset to be placed; chunks that begin before are left out of its plans. Then a cycle runs.</summary>
/// <param name="Dataset">Name of the dataset.</param>
/// <param name="FromBlock">First block that counts: absolute if at least 0, else an offset from the last block of the dataset, so that the window slides as the dataset grows. 0 leaves nothing out.</param>
public sealed record CoverDataset(
    [property: JsonPropertyName("dataset")] string Dataset, [property: JsonPropertyName("fromBlock")] long FromBlock) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "cover";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Dataset} from block {FromBlock}");
}
