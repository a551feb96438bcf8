using Sim.Models.World;

namespace Sim.Models.Tests.Tracing;

/// <summary>Opens storages that can be frozen.</summary>
internal sealed class FreezingStorageProvider : IStorageProvider
{
    public bool IsFrozen { get; set; }

    public string Backend => InMemoryStorageProvider.Name;

    public async ValueTask<WorldStorage> OpenAsync(StorageSettings settings, CancellationToken cancellationToken)
    {
        var opened = await new InMemoryStorageProvider().OpenAsync(settings, cancellationToken);
        return opened with { Operations = new FreezingStorage(opened.Operations, () => IsFrozen) };
    }
}
