using Sim.Models.Shrinking;

namespace Sim.Models.Actions;

/// <summary>An action that names chunks, carries them, or says where they begin.</summary>
internal interface ICarriesChunks
{
    /// <summary>Ids of chunks that it names or carries.</summary>
    IEnumerable<string> ChunkIds { get; }

    /// <summary>Chunks that it carries.</summary>
    IEnumerable<ChunkPayload> Payloads { get; }

    /// <summary>The action with other keys of chunks.</summary>
    WorldAction Renumbered(KeyRenumbering keys);
}
