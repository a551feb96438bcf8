using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Models.Shrinking;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>Chunks are inserted, of which a duplicate sinks none of the others, and registered; then a cycle runs.</summary>
/// <param name="Chunks">The chunks, in order.</param>
public sealed record AddChunks([property: JsonPropertyName("chunks")] ImmutableArray<ChunkPayload> Chunks) : WorldAction, ICarriesChunks
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "add-chunks";

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
    WorldAction ICarriesChunks.Renumbered(KeyRenumbering keys) => new AddChunks([.. Chunks.Select(keys.Renumbered)]);

    /// <inheritdoc/>
    public override string ToReadable() =>
        Chunks.Length > 1 ? $"{Kind}{string.Concat(Chunks.Select(static chunk => $"\n         {chunk}"))}" : ToString();

    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        world.Recorder.Measure("add: burst size", Chunks.Length);
        await InsertAsync(world, Chunks, cancellationToken);
        var admitted = await world.RegisterAsync(cancellationToken);
        await world.CycleAsync(cancellationToken);
        Label(world, admitted);
    }

    /// <inheritdoc/>
    public override IEnumerable<WorldAction> Simpler() => SimplerPayloads.OfBurst(Chunks).Select(static chunks => new AddChunks(chunks));

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) => WalkFaults.OfAdded(Chunks, path, config);

    /// <summary>Inserts all at once, and one by one if that is refused, so that a duplicate sinks none of the others.</summary>
    private static async ValueTask InsertAsync(SchedulerWorld world, ImmutableArray<ChunkPayload> chunks, CancellationToken cancellationToken)
    {
        try
        {
            await world.Storage.CallAsync(
                calls => calls.InsertChunksAsync([.. chunks.Select(static chunk => chunk.ToNewChunk())], cancellationToken), cancellationToken);
        }
        catch (StorageException duplicate) when (duplicate.Kind == StorageErrorKind.ChunkAlreadyExists)
        {
            if (chunks.Length == 1)
            {
                world.Recorder.Label("add: duplicate (legal no-op)");
                return;
            }

            foreach (var chunk in chunks)
            {
                await InsertAsync(world, [chunk], cancellationToken);
            }

            return;
        }

        foreach (var chunk in chunks)
        {
            world.Planner.Accept(chunk);
        }
    }

    private static void Label(SchedulerWorld world, IReadOnlyList<ChunkPk> admitted)
    {
        var deferred = admitted.Count(chunk => world.State.IdealOf(chunk).Count < world.Floor);
        world.Outcome = world.IsRefused ? "infeasible (shortage)" : deferred > 0 ? "deferred (transient)" : "all placed";
        world.Recorder.Label($"add: {world.Outcome}");
        if (!world.IsRefused)
        {
            world.Recorder.Measure("add: deferred chunks", deferred);
        }
    }
}
