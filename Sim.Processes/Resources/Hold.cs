namespace Sim.Processes.Resources;

/// <summary>
/// A place at a resource that was granted. Disposing of it gives it back, once; after a preemption there is nothing to give
/// back.
/// </summary>
public readonly struct Hold : IDisposable
{
    private readonly Resource? _resource;
    private readonly int _slot;
    private readonly int _version;

    internal Hold(Resource resource, int slot, int version)
    {
        (_resource, _slot, _version) = (resource, slot, version);
    }

    /// <summary>Whether the place is still held: neither given back nor taken away.</summary>
    public bool IsHeld => _resource?.IsHeld(_slot, _version) ?? false;

    /// <summary>Gives the place back. Does nothing if it is held no more.</summary>
    public void Dispose() => _resource?.Release(_slot, _version);
}
