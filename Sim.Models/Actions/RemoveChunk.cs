using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Models.Shrinking;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>Asks for the removal of a chunk as a whole, then a cycle runs.</summary>
/// <param name="Dataset">Dataset of the chunk.</param>
/// <param name="Id">Id of the chunk.</param>
public sealed record RemoveChunk([property: JsonPropertyName("dataset")] string Dataset, [property: JsonPropertyName("id")] string Id) : WorldAction, ICarriesChunks
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "remove";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => $"{Kind} {Dataset}/{Id}";

    /// <inheritdoc/>
    IEnumerable<string> ICarriesChunks.ChunkIds => [Id];

    /// <inheritdoc/>
    IEnumerable<ChunkPayload> ICarriesChunks.Payloads => [];

    /// <inheritdoc/>
    WorldAction ICarriesChunks.Renumbered(KeyRenumbering keys) => this with { Id = keys.Renumbered(Id) };

    internal override bool IsEnabledIn(SchedulerWorld world) => world.State.PkOf(Dataset, Id) is not null;

    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        if (world.State.PkOf(Dataset, Id) is { } chunk)
        {
            world.Judge.BeforeRemoval(chunk);
            await world.Storage.CallAtAsync(world.Now, calls => calls.MarkForRemovalAsync(chunk, world.Now, cancellationToken), cancellationToken);
            world.Judge.AfterMark(world.State, chunk);
            world.Outcome = "marked";
        }
        else
        {
            world.Outcome = "skipped (chunk missing)";
        }

        world.Recorder.Label($"removal: {world.Outcome}");
        await world.CycleAsync(cancellationToken);
    }

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) => WalkFaults.OfKey(Dataset, Id, path);
}
