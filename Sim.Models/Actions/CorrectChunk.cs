using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Models.Shrinking;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>Asks for the replacement of a chunk, then a cycle runs.</summary>
/// <param name="Dataset">Dataset of the old chunk.</param>
/// <param name="Id">Id of the old chunk.</param>
/// <param name="Replacement">The chunk that takes its place.</param>
public sealed record CorrectChunk(
    [property: JsonPropertyName("dataset")] string Dataset,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("replacement")] ChunkPayload Replacement)
    : WorldAction, ICarriesChunks
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "correct";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => $"{Kind} {Dataset}/{Id} by {Replacement}";

    /// <inheritdoc/>
    IEnumerable<string> ICarriesChunks.ChunkIds => [Id, Replacement.Id];

    /// <inheritdoc/>
    IEnumerable<ChunkPayload> ICarriesChunks.Payloads => [Replacement];

    /// <inheritdoc/>
    WorldAction ICarriesChunks.Renumbered(KeyRenumbering keys) => this with { Id = keys.Renumbered(Id), Replacement = keys.Renumbered(Replacement) };

    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        if (world.State.PkOf(Dataset, Id) is { } old)
        {
            world.Outcome = await RegisterAsync(world, old, cancellationToken);
        }
        else
        {
            world.Outcome = "skipped (old chunk missing)";
            world.Facts.Corrections.AfterUnknownChunk();
        }

        world.Recorder.Label($"correction: {world.Outcome}");
        await world.CycleAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override IEnumerable<WorldAction> Simpler() => SimplerPayloads.Of(Replacement).Select(replacement => this with { Replacement = replacement });

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) =>
        WalkFaults.OfCorrection(Dataset, Id, Replacement, path);

    private async ValueTask<string> RegisterAsync(SchedulerWorld world, ChunkPk old, CancellationToken cancellationToken)
    {
        var isStored = world.State.PkOf(Replacement.Dataset, Replacement.Id) is not null;
        try
        {
            await world.Storage.CallAtAsync(
                world.Now,
                calls => calls.RegisterCorrectionsAsync([new Correction(old, Replacement.ToNewChunk())], world.Now, cancellationToken),
                cancellationToken);
        }
        catch (CorrectionRejectedException rejected)
        {
            world.Counters.RejectedCorrections++;
            if (!isStored)
            {
                world.Judge.AfterRefusedCorrection(world.Storage.View, rejected.Reason, Replacement.Dataset, Replacement.Id);
            }

            world.Facts.Corrections.AfterRefusal(rejected.Reason);
            world.Recorder.Label($"correction rejected: {rejected.Reason}");
            return "rejected (legal no-op)";
        }

        world.Planner.Accept(Replacement);
        await world.RegisterAsync(cancellationToken);
        return "registered";
    }
}
