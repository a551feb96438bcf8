using Shop.Payments;
using Sim.Cluster.Disks;

namespace Shop;

/// <summary>The ledger on the disk of a node.</summary>
internal sealed class SimulatedLedgerFile(NodeDisk disk) : ILedgerFile
{
    private const string Name = "ledger.json";

    public Task<byte[]?> ReadAsync() => disk.ReadAsync(Name);

    public Task ReplaceAsync(byte[] content) => disk.ReplaceAsync(Name, content);
}
