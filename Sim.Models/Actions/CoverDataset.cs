using System.Globalization;
using System.Text.Json.Serialization;
using Sim.Engine.Inputs;
using Sim.Models.Shrinking;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>The host changes from which block on it wants the chunks of a dataset to be placed; chunks that begin before are left out of its plans. Then a cycle runs.</summary>
/// <param name="Dataset">Name of the dataset.</param>
/// <param name="FromBlock">First block that counts: absolute if at least 0, else an offset from the last block of the dataset, so that the window slides as the dataset grows. 0 leaves nothing out.</param>
public sealed record CoverDataset(
    [property: JsonPropertyName("dataset")] string Dataset, [property: JsonPropertyName("fromBlock")] long FromBlock) : WorldAction, ICarriesChunks
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "cover";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Dataset} from block {FromBlock}");

    /// <inheritdoc/>
    IEnumerable<string> ICarriesChunks.ChunkIds => [];

    /// <inheritdoc/>
    IEnumerable<ChunkPayload> ICarriesChunks.Payloads => [];

    /// <inheritdoc/>
    WorldAction ICarriesChunks.Renumbered(KeyRenumbering keys) => FromBlock > 0 ? this with { FromBlock = keys.Renumbered(FromBlock) } : this;

    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        var before = world.LeftOut.Count;
        world.Planner.Cover(Dataset, FromBlock);
        world.Facts.Coverage.AfterChange();
        await world.CycleAsync(cancellationToken);
        var after = world.LeftOut.Count;
        world.Outcome = $"{after} chunks left out";
        world.Recorder.Label(after == before ? "cover: nothing changed" : after > before ? "cover: more left out" : "cover: less left out");
    }

    /// <inheritdoc/>
    public override IEnumerable<WorldAction> Simpler() => FromBlock != 0 ? [this with { FromBlock = 0 }] : [];

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) => WalkFaults.OfDataset(Dataset, path, config);
}
