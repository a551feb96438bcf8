using Scheduler.Contract.Scenarios;

namespace Scheduler.Contract;

/// <summary>Base of the contract tests. A backend derives each contract and says how a fresh storage is made; every test gets its own.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    private StorageHarness? _harness;

    protected StorageHarness Harness => _harness ?? throw new InvalidOperationException("the test has not been initialised");

    /// <summary>The storage in the words of the cases: datasets a and b exist, workers w1 and w2 are registered at tick 0.</summary>
    protected Scenario Given { get; private set; } = null!;

    protected abstract ValueTask<StorageHarness> CreateHarnessAsync();

    public async Task InitializeAsync()
    {
        _harness = await CreateHarnessAsync();
        Given = new Scenario(_harness);
        await PrepareAsync();
    }

    public async Task DisposeAsync() => await Harness.DisposeAsync();

    /// <summary>What every test of the contract starts from.</summary>
    protected virtual async Task PrepareAsync()
    {
        await Given.Storage.InsertDatasetsAsync(["a", "b"]);
        await Given.RosterAsync(0, 1, 2);
    }
}
