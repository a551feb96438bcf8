using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Models.Shrinking;
using Sim.Models.Walks;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Actions;

/// <summary>Chunks are ingested as one batch, which is refused whole if one of them overlaps, and registered; then a cycle runs.</summary>
/// <param name="Chunks">The chunks, in order; duplicates are reported and change nothing.</param>
public sealed record IngestChunks([property: JsonPropertyName("chunks")] ImmutableArray<ChunkPayload> Chunks) : WorldAction, ICarriesChunks
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "ingest";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => Chunks.IsEmpty ? $"{Kind} none" : $"{Kind} {string.Join(", ", Chunks)}";

    /// <inheritdoc/>
    IEnumerable<string> ICarriesChunks.ChunkIds => Chunks.Select(static chunk => chunk.Id);

    /// <inheritdoc/>
    IEnumerable<ChunkPayload> ICarriesChunks.Payloads => Chunks;

    /// <inheritdoc/>
    WorldAction ICarriesChunks.Renumbered(KeyRenumbering keys) => new IngestChunks([.. Chunks.Select(keys.Renumbered)]);

    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        var before = world.Storage.View;
        NewChunk[] batch = [.. Chunks.Select(static chunk => chunk.ToNewChunk())];
        world.Recorder.Measure("ingest: batch size", batch.Length);
        try
        {
            var result = await world.Storage.CallAsync(calls => calls.IngestChunksAsync(batch, cancellationToken), cancellationToken);
            world.Judge.AfterIngestion(before, world.Storage.View, batch, result);
            foreach (var position in IngestOracle.FreshPositions(before, batch))
            {
                world.Planner.Accept(Chunks[position]);
            }

            world.Facts.Batches.AfterIngestion(batch.Length - result.Duplicates.Count, result.Duplicates.Count);
            world.Outcome = result.Duplicates.Count > 0 ? "accepted, duplicates among them" : "accepted";
        }
        catch (StorageException refusal) when (refusal.Kind == StorageErrorKind.ChunkOverlaps)
        {
            world.Judge.AfterRefusedIngestion(before, world.Storage.View, batch);
            world.Facts.Batches.AfterRefusedIngestion(batch.Length);
            world.Outcome = "refused (overlap)";
        }

        world.Recorder.Label($"ingest: {world.Outcome}");
        await world.RegisterAsync(cancellationToken);
        await world.CycleAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override IEnumerable<WorldAction> Simpler() =>
        SimplerPayloads.OfBurst(Chunks).Select(static chunks => (WorldAction)new IngestChunks(chunks)).Prepend(new AddChunks(Chunks));

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) => WalkFaults.OfAdded(Chunks, path, config);
}
