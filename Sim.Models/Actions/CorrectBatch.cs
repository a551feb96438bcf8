using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Models.Shrinking;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>Asks for several replacements at once, all or nothing, then a cycle runs. Corrections of chunks that are not stored are left out.</summary>
/// <param name="Corrections">The corrections, in order; they may belong to several datasets.</param>
public sealed record CorrectBatch([property: JsonPropertyName("corrections")] ImmutableArray<BatchedCorrection> Corrections) : WorldAction, ICarriesChunks
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "correct-batch";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => Corrections.IsEmpty ? $"{Kind} none" : $"{Kind} {string.Join(", ", Corrections)}";

    /// <inheritdoc/>
    IEnumerable<string> ICarriesChunks.ChunkIds => Corrections.SelectMany(static correction => (string[])[correction.Id, correction.Replacement.Id]);

    /// <inheritdoc/>
    IEnumerable<ChunkPayload> ICarriesChunks.Payloads => Corrections.Select(static correction => correction.Replacement);

    /// <inheritdoc/>
    WorldAction ICarriesChunks.Renumbered(KeyRenumbering keys) => new CorrectBatch([.. Corrections.Select(correction => correction with
    {
        Id = keys.Renumbered(correction.Id),
        Replacement = keys.Renumbered(correction.Replacement),
    })]);

    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        var (batch, replacements) = (new List<Correction>(), new List<ChunkPayload>());
        foreach (var (dataset, id, replacement) in Corrections)
        {
            if (world.State.PkOf(dataset, id) is { } old)
            {
                batch.Add(new Correction(old, replacement.ToNewChunk()));
                replacements.Add(replacement);
            }
        }

        world.Outcome = batch.Count == 0
            ? "skipped (old chunks missing)"
            : await RegisterAsync(world, batch, replacements, cancellationToken);
        world.Recorder.Label($"batch of corrections: {world.Outcome}");
        await world.CycleAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override IEnumerable<WorldAction> Simpler()
    {
        if (Corrections is [var only])
        {
            yield return new CorrectChunk(only.Dataset, only.Id, only.Replacement);
        }

        for (var i = 0; Corrections.Length > 1 && i < Corrections.Length; i++)
        {
            yield return new CorrectBatch(Corrections.RemoveAt(i));
        }

        for (var i = 0; i < Corrections.Length; i++)
        {
            foreach (var simpler in SimplerPayloads.Of(Corrections[i].Replacement))
            {
                yield return new CorrectBatch(Corrections.SetItem(i, Corrections[i] with { Replacement = simpler }));
            }
        }
    }

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) => Corrections.SelectMany((correction, index) =>
        WalkFaults.OfCorrection(correction.Dataset, correction.Id, correction.Replacement, WalkFaults.At($"{path}.corrections[{index}]")));

    private static async ValueTask<string> RegisterAsync(
        SchedulerWorld world, List<Correction> batch, List<ChunkPayload> replacements, CancellationToken cancellationToken)
    {
        var before = world.Storage.View;
        try
        {
            var keys = await world.Storage.CallAtAsync(
                world.Now, calls => calls.RegisterCorrectionsAsync(batch, world.Now, cancellationToken), cancellationToken);
            world.Judge.AfterCorrections(before, world.Storage.View, batch, keys);
        }
        catch (CorrectionRejectedException refusal)
        {
            world.Counters.RejectedCorrections++;
            world.Judge.AfterRefusedCorrections(before, world.Storage.View, batch, refusal.Reason);
            world.Facts.Corrections.AfterRefusal(refusal.Reason);
            world.Facts.Batches.AfterRefusedCorrections(batch.Count);
            return "refused (legal no-op)";
        }

        replacements.ForEach(world.Planner.Accept);
        world.Facts.Batches.AfterCorrections(replacements);
        await world.RegisterAsync(cancellationToken);
        return "registered";
    }
}
