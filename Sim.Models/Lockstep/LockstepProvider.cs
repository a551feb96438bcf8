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
    public async ValueTask<WorldStorage> OpenAsync(CancellationToken cancellationToken)
    {
        var leftStorage = await left.OpenAsync(cancellationToken);
        var rightStorage = await right.OpenAsync(cancellationToken);
        var operations = new LockstepStorage(left.Backend, leftStorage, right.Backend, rightStorage);
        return new WorldStorage(operations, leftStorage.Inspection, operations)
        {
            CompareAsync = async (state, cancellation) => LockstepOracle.Judge(
                left.Backend, state, right.Backend, await rightStorage.Inspection.ReadStateAsync(cancellation)),
        };
    }
}
