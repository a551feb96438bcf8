using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Lockstep;

/// <summary>Two backends that are told the same and must answer the same. The world reads the state of the left one.</summary>
/// <param name="left">The judge.</param>
/// <param name="right">The accused.</param>
public sealed class LockstepProvider(IStorageProvider left, IStorageProvider right) : IStorageProvider
{
    /// <inheritdoc/>
    public string Backend => "both";

    /// <inheritdoc/>
    public async ValueTask<WorldStorage> OpenAsync(StorageSettings settings, CancellationToken cancellationToken)
    {
        var leftStorage = await left.OpenAsync(settings, cancellationToken);
        try
        {
            return Pair(left.Backend, leftStorage, right.Backend, await right.OpenAsync(settings, cancellationToken));
        }
        catch
        {
            await leftStorage.Lease.DisposeAsync();
            throw;
        }
    }

    /// <summary>Joins two open backends to one. Its lease disposes both.</summary>
    /// <param name="leftName">Name of the left backend, whose answers and state are passed on.</param>
    /// <param name="left">The left backend.</param>
    /// <param name="rightName">Name of the right backend.</param>
    /// <param name="right">The right backend.</param>
    public static WorldStorage Pair(string leftName, WorldStorage left, string rightName, WorldStorage right)
    {
        var operations = new LockstepStorage(leftName, left, rightName, right);
        return new WorldStorage(operations, left.Inspection, operations)
        {
            Schedulers = left.Schedulers + right.Schedulers,
            CompareAsync = async (state, cancellation) =>
                LockstepOracle.Judge(leftName, state, rightName, await right.Inspection.ReadStateAsync(cancellation)),
        };
    }
}
