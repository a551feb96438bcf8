using System.Text.Json;
using Sim.Cluster.Disks;

namespace Queue;

/// <summary>What ended, for good: an entry is the effect of a job, and the only thing that outlives a crash.</summary>
internal sealed class Ledger(NodeDisk disk) : IDisposable
{
    private const string File = "ledger";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private List<LedgerEntry> _entries = [];

    /// <summary>What is on the disk for certain.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    public async Task LoadAsync()
    {
        if (await disk.ReadAsync(File) is { } bytes)
        {
            _entries = JsonSerializer.Deserialize<List<LedgerEntry>>(bytes)!;
        }
    }

    public LedgerEntry? Find(Job job) => _entries.Find(entry => entry.Producer == job.Producer && entry.Number == job.Number);

    /// <summary>Several workers write; one after the other does.</summary>
    public async Task AddAsync(IReadOnlyCollection<LedgerEntry> entries)
    {
        await _gate.WaitAsync();
        try
        {
            List<LedgerEntry> all = [.. _entries, .. entries];
            await disk.ReplaceAsync(File, JsonSerializer.SerializeToUtf8Bytes(all));
            _entries = all;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
