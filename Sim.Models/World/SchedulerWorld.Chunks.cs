using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;
using Sim.Models.Actions;
using Sim.Oracles;

namespace Sim.Models.World;

/// <content>Chunks that are added, corrected and removed.</content>
public sealed partial class SchedulerWorld
{
    private async ValueTask AddAsync(AddChunks add, CancellationToken cancellationToken)
    {
        _recorder.Measure("add: burst size", add.Chunks.Length);
        await InsertAsync(add.Chunks, cancellationToken);
        var admitted = await RegisterAsync(cancellationToken);
        await CycleAsync(cancellationToken);
        LabelAdd(admitted, await ReadStateAsync(cancellationToken));
    }

    /// <summary>Inserts all at once, and one by one if that is refused, so that a duplicate sinks none of the others.</summary>
    private async ValueTask InsertAsync(ImmutableArray<ChunkPayload> chunks, CancellationToken cancellationToken)
    {
        try
        {
            await _storage.InsertChunksAsync([.. chunks.Select(static chunk => chunk.ToNewChunk())], cancellationToken);
        }
        catch (StorageException duplicate) when (duplicate.Kind == StorageErrorKind.ChunkAlreadyExists)
        {
            if (chunks.Length == 1)
            {
                _recorder.Label("add: duplicate (legal no-op)");
                return;
            }

            foreach (var chunk in chunks)
            {
                await InsertAsync([chunk], cancellationToken);
            }

            return;
        }

        foreach (var chunk in chunks)
        {
            _planner.Accept(chunk);
        }
    }

    private async ValueTask<IReadOnlyList<ChunkPk>> RegisterAsync(CancellationToken cancellationToken)
    {
        StateHasChanged();
        await ReadStateAsync(cancellationToken);
        var before = View;
        var admitted = await _storage.RegisterNewChunksAsync(cancellationToken);
        StateHasChanged();
        await ReadStateAsync(cancellationToken);
        JudgeRegistration(before);
        _facts.Registration.AfterRegistration(before, View);
        return admitted;
    }

    private void LabelAdd(IReadOnlyList<ChunkPk> admitted, StorageState state)
    {
        var deferred = 0;
        foreach (var chunk in admitted)
        {
            deferred += state.IdealOf(chunk).Count < Floor ? 1 : 0;
        }

        _outcome = IsRefused ? "infeasible (shortage)" : deferred > 0 ? "deferred (transient)" : "all placed";
        _recorder.Label($"add: {_outcome}");
        if (!IsRefused)
        {
            _recorder.Measure("add: deferred chunks", deferred);
        }
    }

    private async ValueTask CorrectAsync(CorrectChunk correct, CancellationToken cancellationToken)
    {
        var state = await ReadStateAsync(cancellationToken);
        if (state.PkOf(correct.Dataset, correct.Id) is { } old)
        {
            _outcome = await RegisterCorrectionAsync(old, correct.Replacement, cancellationToken);
        }
        else
        {
            _outcome = "skipped (old chunk missing)";
            _facts.Corrections.AfterUnknownChunk();
        }

        _recorder.Label($"correction: {_outcome}");
        await CycleAsync(cancellationToken);
    }

    private async ValueTask<string> RegisterCorrectionAsync(ChunkPk old, ChunkPayload replacement, CancellationToken cancellationToken)
    {
        var isStored = State.PkOf(replacement.Dataset, replacement.Id) is not null;
        try
        {
            await _storage.RegisterCorrectionsAsync([new Correction(old, replacement.ToNewChunk())], Now, cancellationToken);
        }
        catch (CorrectionRejectedException rejected)
        {
            Counters.RejectedCorrections++;
            await JudgeRefusalAsync(isStored, rejected.Reason, replacement, cancellationToken);
            _facts.Corrections.AfterRefusal(rejected.Reason);
            _recorder.Label($"correction rejected: {rejected.Reason}");
            return "rejected (legal no-op)";
        }

        TickIsStored();
        _planner.Accept(replacement);
        await RegisterAsync(cancellationToken);
        return "registered";
    }

    /// <summary>A refused replacement must not be stored, unless its identity was taken before.</summary>
    private async ValueTask JudgeRefusalAsync(
        bool isStored, CorrectionRejection reason, ChunkPayload replacement, CancellationToken cancellationToken)
    {
        if (isStored)
        {
            return;
        }

        StateHasChanged();
        await ReadStateAsync(cancellationToken);
        _recorder.Judge(
            OracleCatalog.Contract, ContractOracle.JudgeRefusedCorrection(View, reason, replacement.Dataset, replacement.Id));
    }

    private async ValueTask RemoveAsync(RemoveChunk remove, CancellationToken cancellationToken)
    {
        var state = await ReadStateAsync(cancellationToken);
        if (state.PkOf(remove.Dataset, remove.Id) is { } chunk)
        {
            _requestedRemovals.Add(chunk);
            await _storage.MarkForRemovalAsync(chunk, Now, cancellationToken);
            TickIsStored();
            StateHasChanged();
            _recorder.Judge(OracleCatalog.Contract, ContractOracle.JudgeMark(await ReadStateAsync(cancellationToken), chunk));
            _outcome = "marked";
        }
        else
        {
            _outcome = "skipped (chunk missing)";
        }

        _recorder.Label($"removal: {_outcome}");
        await CycleAsync(cancellationToken);
    }
}
