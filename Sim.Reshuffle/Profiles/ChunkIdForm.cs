namespace Sim.Reshuffle.Profiles;

/// <summary>How ids of generated chunks are made of their blocks.</summary>
public enum ChunkIdForm
{
    /// <summary><c>first/first-last-check</c>: a folder for each chunk.</summary>
    Nested,

    /// <summary><c>0000000000/first-end-check</c>, the end being the block after the last: the form of the published exact figures.</summary>
    Flat,
}
