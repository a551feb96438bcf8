using Scheduler.Contract;
using Scheduler.Contract.Scenarios;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Journal.Tests;

/// <summary>The journal backend under the contract tests. At the end of each its journal must lead to the state that it is in.</summary>
public sealed class JournalHarness : StorageHarness
{
    private readonly JournalStorage _storage;
    private readonly LedgerSettings _settings;

    public JournalHarness(long? leapLimitTicks = null, StorageEdges? edges = null)
    {
        _settings = new LedgerSettings { LeapLimitTicks = leapLimitTicks, Edges = edges ?? StorageEdges.Usual };
        _storage = new JournalStorage(Journal, _settings with { Logger = Log, Metrics = Metrics, Phases = Phases });
    }

    /// <summary>What the storage has written.</summary>
    public DecisionJournal Journal { get; } = new();

    public override ISchedulerStorage Storage => _storage;

    public override IStorageInspection Inspection => _storage;

    public override ValueTask WriteCorrectionRowAsync(ChunkPk oldChunk, ChunkPk newChunk, Tick now) =>
        _storage.WriteCorrectionAsync(oldChunk, newChunk, now);

    public override async ValueTask DisposeAsync()
    {
        StorageState? state = null;
        try
        {
            state = await _storage.ReadStateAsync();
        }
        catch (ObjectDisposedException)
        {
            // The test was about that.
        }

        if (state is not null)
        {
            Assert.Equal(StateText.Of(state), StateText.Of(Journal.Replay(_settings).ReadState()));
        }

        await base.DisposeAsync();
    }
}
