namespace Sim.Models.World;

/// <summary>Opens a fresh, empty backend for each case.</summary>
public interface IStorageProvider
{
    /// <summary>Name of the backend, as walk files and the command line say it.</summary>
    string Backend { get; }

    /// <summary>opens a fresh, empty storage; disposing its lease releases it.</summary>
    ValueTask<WorldStorage> OpenAsync(CancellationToken cancellationToken);
}
