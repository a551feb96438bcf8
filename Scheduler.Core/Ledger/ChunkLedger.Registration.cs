using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

public sealed partial class ChunkLedger
{
    /// <summary>Judges every chunk that has no lifecycle row, and reports what is refused.</summary>
    internal RegistrationDecision DecideRegistration()
    {
        var verdict = JudgeNewcomers();
        ReportRegistration(verdict);
        return new RegistrationDecision(verdict);
    }

    /// <summary>Gives the judged chunks their lifecycle rows.</summary>
    internal void ApplyRegistration(RegistrationVerdict verdict) => AddLifecycles(
    [
        .. verdict.Admitted.Select(static chunk => new ChunkLifecycle(chunk)),
        .. verdict.Rejected.Select(static loser => new ChunkLifecycle(loser.Claim.Chunk, Rejected: true)),
        .. verdict.Mismatched.Select(static claim => new ChunkLifecycle(claim.Chunk, Rejected: true)),
    ]);

    private RegistrationVerdict JudgeNewcomers()
    {
        using var phase = Phase(StoragePhases.FetchCandidates);
        var newcomers = new List<RangeClaim>(_lifecycles.Unregistered.Count);
        var replacements = new List<ReplacementClaim>();
        foreach (var row in _lifecycles.Unregistered)
        {
            if (row.PendingProducers == 0)
            {
                newcomers.Add(row.Claim);
            }
        }

        foreach (var correction in _corrections.Pending)
        {
            if (correction.NewChunk.Lifecycle is null)
            {
                replacements.Add(new ReplacementClaim(correction.NewChunk.Claim, correction.OldChunk.Chunk.Blocks));
            }
        }

        using var probe = Phase(StoragePhases.OverlapProbe);
        return RegistrationRule.Judge(
            newcomers, replacements, ClaimsOf(static row => row.Lifecycle is { Live: true }, newcomers.Count));
    }

    private void ReportRegistration(RegistrationVerdict verdict)
    {
        _settings.Metrics?.SetRegistrationRejected(DatasetCount.Tally(verdict.Rejected.Select(loser => _chunks.At(loser.Claim.Chunk).Chunk.Dataset)));
        if (verdict.Rejected.Count > 0)
        {
            _settings.Logger.LogWarning("{Count} new chunks were rejected because their blocks are taken", verdict.Rejected.Count);
            LogEach("rejected", verdict.Rejected.Select(static loser => loser.Claim));
        }

        if (verdict.Mismatched.Count > 0)
        {
            _settings.Logger.LogWarning("{Count} replacements were rejected because they do not cover the blocks of the chunk they replace", verdict.Mismatched.Count);
            LogEach("rejected", verdict.Mismatched);
        }
    }

    private void LogEach(string verdict, IEnumerable<RangeClaim> claims)
    {
        foreach (var claim in claims)
        {
            _settings.Logger.LogDebug("{Verdict}: chunk {Chunk} of dataset {Dataset}, blocks {Blocks}", verdict, claim.Chunk, _chunks.At(claim.Chunk).Chunk.Dataset, claim.Blocks);
        }
    }
}
