using Sim.Models.World;

namespace Sim.Cli.Tests.Lockstep;

/// <summary>Stands in for the Postgres backend.</summary>
internal sealed class DefectiveProvider(StorageDefect defect) : IStorageProvider
{
    public string Backend => "postgres";

    public ValueTask<WorldStorage> OpenAsync(StorageSettings settings, CancellationToken cancellationToken)
    {
        var storage = new DefectiveStorage(defect);
        return ValueTask.FromResult(new WorldStorage(storage, storage, storage));
    }
}
