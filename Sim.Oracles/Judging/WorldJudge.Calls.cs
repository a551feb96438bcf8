using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;
using static Sim.Oracles.OracleCatalog;

namespace Sim.Oracles.Judging;

/// <content>Single calls of the contract, and what workers report.</content>
public sealed partial class WorldJudge
{
    private static readonly ImmutableArray<JudgingDuty> CallDuties =
    [
        Duty(JudgingPaths.Registration, [NonOverlap], []),
        Duty(JudgingPaths.Confirmation, [ConfirmedRouting, Watermark], []),
        Duty(JudgingPaths.Report, [Conservation], []),
    ];

    /// <summary>After new chunks were admitted or rejected.</summary>
    public void AfterRegistration(PlacementView before, PlacementView after)
    {
        using var pass = recorder.Pass(JudgingPaths.Registration);
        recorder.Judge(NonOverlap, NonOverlapOracle.JudgeRegistration(before, after));
    }

    /// <summary>After a batch of chunks was taken.</summary>
    public void AfterIngestion(PlacementView before, PlacementView after, IReadOnlyList<NewChunk> batch, IngestResult result) =>
        recorder.Judge(Contract, IngestOracle.JudgeAccepted(before, after, batch, result));

    /// <summary>After a batch of chunks was refused.</summary>
    public void AfterRefusedIngestion(PlacementView before, PlacementView after, IReadOnlyList<NewChunk> batch) =>
        recorder.Judge(Contract, IngestOracle.JudgeRefused(before, after, batch));

    /// <summary>After a correction was refused whose replacement was not stored before: it must not be stored now.</summary>
    public void AfterRefusedCorrection(PlacementView after, CorrectionRejection reason, string dataset, string id) =>
        recorder.Judge(Contract, ContractOracle.JudgeRefusedCorrection(after, reason, dataset, id));

    /// <summary>After a batch of corrections was taken.</summary>
    public void AfterCorrections(PlacementView before, PlacementView after, IReadOnlyList<Correction> batch, IReadOnlyList<ChunkPk> keys) =>
        recorder.Judge(Contract, CorrectionBatchOracle.JudgeAccepted(before, after, batch, keys));

    /// <summary>After a batch of corrections was refused.</summary>
    public void AfterRefusedCorrections(PlacementView before, PlacementView after, IReadOnlyList<Correction> batch, CorrectionRejection reason) =>
        recorder.Judge(Contract, CorrectionBatchOracle.JudgeRefused(before, after, batch, reason));

    /// <summary>After a chunk was marked for removal.</summary>
    public void AfterMark(StorageState after, ChunkPk chunk) => recorder.Judge(Contract, ContractOracle.JudgeMark(after, chunk));

    /// <summary>After a call at a tick that it may be refused for.</summary>
    /// <param name="operation">Name of the call.</param>
    /// <param name="newestTick">The newest tick that the storage took a call with; null before the first.</param>
    /// <param name="now">The tick of the call.</param>
    /// <param name="leapLimitTicks">The furthest leap that needs no consent; null for any.</param>
    /// <param name="consentedUpTo">Up to where the host consented; null if nowhere.</param>
    /// <param name="refusal">How it was refused; null if it was taken.</param>
    public void AfterCall(string operation, Tick? newestTick, Tick now, long? leapLimitTicks, Tick? consentedUpTo, StorageException? refusal) =>
        recorder.Judge(
            Contract, ContractOracle.JudgeClock(operation, newestTick, now, leapLimitTicks, consentedUpTo, refusal));

    /// <summary>After calls that were refused: nothing may remain of them.</summary>
    public void AfterRefusedCalls(string what, StorageState before, StorageState after) =>
        recorder.Judge(Contract, ContractOracle.JudgeNothingRemains(what, before, after));

    /// <summary>After an assignment has arrived at a worker or a download has ended there.</summary>
    /// <param name="state">What is stored.</param>
    /// <param name="disk">The worker's disk; null if it is not registered.</param>
    /// <param name="slice">What the worker follows.</param>
    /// <param name="assignment">The assignment that it follows.</param>
    public void AfterArrival(StorageState state, WorkerDisk? disk, WorkerSlice slice, WorkerAssignment assignment)
    {
        if (disk is not null)
        {
            recorder.Judge(Conservation, ConservationOracle.JudgeUnderWay(assignment, disk, slice.Downloads));
        }

        if (!slice.IsApplying)
        {
            AfterReport(state, disk, assignment);
        }
    }

    /// <summary>After a worker has applied an assignment and reports what it holds.</summary>
    /// <param name="state">What is stored.</param>
    /// <param name="disk">The worker's disk; null if it is not registered.</param>
    /// <param name="assignment">The assignment that it has applied.</param>
    public void AfterReport(StorageState state, WorkerDisk? disk, WorkerAssignment assignment)
    {
        using var pass = recorder.Pass(JudgingPaths.Report);
        if (disk is not null)
        {
            var reportedBytes = disk.Chunks.Sum(chunk => state.ChunkOf(chunk).SizeBytes);
            recorder.Judge(Conservation, ConservationOracle.Judge(assignment, disk, reportedBytes));
        }
    }
}
