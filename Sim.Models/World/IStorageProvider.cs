namespace Sim.Models.World;

/// <summary>Opens a fresh, empty backend for each case.</summary>
public interface IStorageProvider
{
    /// <summary>Name of the backend, as walk files and the command line say it.</summary>
    string Backend { get; }

    /// <summary>Opens a fresh, empty storage; disposing its lease releases it.</summary>
    /// <param name="settings">What the world asks of it.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    ValueTask<WorldStorage> OpenAsync(StorageSettings settings, CancellationToken cancellationToken);
}
