using Scheduler.Core.Lifecycle;
using Sim.Models.Actions;
using Sim.Oracles;

namespace Sim.Models.World;

/// <content>Batches that are taken whole or not at all: ingestion and corrections.</content>
public sealed partial class SchedulerWorld
{
    private async ValueTask IngestAsync(IngestChunks ingest, CancellationToken cancellationToken)
    {
        await ReadStateAsync(cancellationToken);
        var before = View;
        NewChunk[] batch = [.. ingest.Chunks.Select(static chunk => chunk.ToNewChunk())];
        _recorder.Measure("ingest: batch size", batch.Length);
        try
        {
            var result = await _storage.IngestChunksAsync(batch, cancellationToken);
            StateHasChanged();
            await ReadStateAsync(cancellationToken);
            _recorder.Judge(OracleCatalog.Contract, IngestOracle.JudgeAccepted(before, View, batch, result));
            foreach (var position in IngestOracle.FreshPositions(before, batch))
            {
                _planner.Accept(ingest.Chunks[position]);
            }

            _facts.Batches.AfterIngestion(batch.Length - result.Duplicates.Count, result.Duplicates.Count);
            _outcome = result.Duplicates.Count > 0 ? "accepted, duplicates among them" : "accepted";
        }
        catch (StorageException refusal) when (refusal.Kind == StorageErrorKind.ChunkOverlaps)
        {
            StateHasChanged();
            await ReadStateAsync(cancellationToken);
            _recorder.Judge(OracleCatalog.Contract, IngestOracle.JudgeRefused(before, View, batch));
            _facts.Batches.AfterRefusedIngestion(batch.Length);
            _outcome = "refused (overlap)";
        }

        _recorder.Label($"ingest: {_outcome}");
        await RegisterAsync(cancellationToken);
        await CycleAsync(cancellationToken);
    }

    private async ValueTask CorrectBatchAsync(CorrectBatch action, CancellationToken cancellationToken)
    {
        var state = await ReadStateAsync(cancellationToken);
        var (batch, replacements) = (new List<Correction>(), new List<ChunkPayload>());
        foreach (var (dataset, id, replacement) in action.Corrections)
        {
            if (state.PkOf(dataset, id) is { } old)
            {
                batch.Add(new Correction(old, replacement.ToNewChunk()));
                replacements.Add(replacement);
            }
        }

        _outcome = batch.Count == 0
            ? "skipped (old chunks missing)"
            : await RegisterBatchAsync(batch, replacements, cancellationToken);
        _recorder.Label($"batch of corrections: {_outcome}");
        await CycleAsync(cancellationToken);
    }

    private async ValueTask<string> RegisterBatchAsync(
        List<Correction> batch, List<ChunkPayload> replacements, CancellationToken cancellationToken)
    {
        var before = View;
        try
        {
            var keys = await _storage.RegisterCorrectionsAsync(batch, Now, cancellationToken);
            StateHasChanged();
            await ReadStateAsync(cancellationToken);
            _recorder.Judge(OracleCatalog.Contract, CorrectionBatchOracle.JudgeAccepted(before, View, batch, keys));
        }
        catch (CorrectionRejectedException refusal)
        {
            Counters.RejectedCorrections++;
            StateHasChanged();
            await ReadStateAsync(cancellationToken);
            _recorder.Judge(OracleCatalog.Contract, CorrectionBatchOracle.JudgeRefused(before, View, batch, refusal.Reason));
            _facts.Corrections.AfterRefusal(refusal.Reason);
            _facts.Batches.AfterRefusedCorrections(batch.Count);
            return "refused (legal no-op)";
        }

        replacements.ForEach(_planner.Accept);
        _facts.Batches.AfterCorrections(replacements);
        await RegisterAsync(cancellationToken);
        return "registered";
    }
}
