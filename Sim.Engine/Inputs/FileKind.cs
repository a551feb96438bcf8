namespace Sim.Engine.Inputs;

/// <summary>What a path leads to.</summary>
internal enum FileKind
{
    /// <summary>A file with a length.</summary>
    Ordinary,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe, a device or a socket.</summary>
    Stream,
}
