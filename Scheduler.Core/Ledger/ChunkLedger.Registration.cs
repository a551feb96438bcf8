using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

internal sealed partial class ChunkLedger
{
    /// <summary>Judges every chunk that has no lifecycle row, and reports what is refused.</summary>
    public RegistrationVerdict DecideRegistration()
    {
        var verdict = JudgeNewcomers();
        ReportRegistration(verdict);
        return verdict;
    }

    /// <summary>Whether the chunk has a lifecycle row.</summary>
    public bool IsRegistered(ChunkPk chunk) => At(chunk).Lifecycle is not null;

    /// <summary>Gives the judged chunks their lifecycle rows.</summary>
    public void ApplyRegistration(RegistrationVerdict verdict)
    {
        foreach (var chunk in verdict.Admitted)
        {
            At(chunk).Lifecycle = new ChunkLifecycle(chunk);
        }

        foreach (var (claim, _) in verdict.Rejected)
        {
            At(claim.Chunk).Lifecycle = new ChunkLifecycle(claim.Chunk, Rejected: true);
        }

        foreach (var claim in verdict.Mismatched)
        {
            At(claim.Chunk).Lifecycle = new ChunkLifecycle(claim.Chunk, Rejected: true);
        }

        if (_unregistered.Count > 0)
        {
            _unregistered.Clear();
            _views.ForgetLifecycles();
            ForgetSchedulableSet();
        }
    }

    private RegistrationVerdict JudgeNewcomers()
    {
        using var phase = Phase(StoragePhases.FetchCandidates);
        var newcomers = new List<RangeClaim>(_unregistered.Count);
        var replacements = new List<ReplacementClaim>();
        foreach (var row in _unregistered)
        {
            if (row.PendingProducers == 0)
            {
                newcomers.Add(row.Claim);
            }
        }

        foreach (var correction in _pendingCorrections)
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
        metrics?.SetRegistrationRejected(DatasetCount.Tally(verdict.Rejected.Select(loser => At(loser.Claim.Chunk).Chunk.Dataset)));
        if (verdict.Rejected.Count > 0)
        {
            _logger.LogWarning("{Count} new chunks were rejected because their blocks are taken", verdict.Rejected.Count);
            LogEach("rejected", verdict.Rejected.Select(static loser => loser.Claim));
        }

        if (verdict.Mismatched.Count > 0)
        {
            _logger.LogWarning("{Count} replacements were rejected because they do not cover the blocks of the chunk they replace", verdict.Mismatched.Count);
            LogEach("rejected", verdict.Mismatched);
        }
    }

    private void LogEach(string verdict, IEnumerable<RangeClaim> claims)
    {
        foreach (var claim in claims)
        {
            _logger.LogDebug("{Verdict}: chunk {Chunk} of dataset {Dataset}, blocks {Blocks}", verdict, claim.Chunk, At(claim.Chunk).Chunk.Dataset, claim.Blocks);
        }
    }
}
