using System.Globalization;
using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>Calls things by their keys; for whoever has no better names.</summary>
public sealed class KeyNames : ISubjectNames
{
    /// <summary>The only one.</summary>
    public static KeyNames Instance { get; } = new();

    private KeyNames()
    {
    }

    /// <inheritdoc/>
    public string Of(WorkerPk worker) => worker.ToString();

    /// <inheritdoc/>
    public string Of(ChunkPk chunk) => string.Create(CultureInfo.InvariantCulture, $"pk {chunk}");
}
