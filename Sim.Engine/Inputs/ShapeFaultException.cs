namespace Sim.Engine.Inputs;

/// <summary>Carries the first fault of a document from where it was found to where the file is known.</summary>
internal sealed class ShapeFaultException(long byteOffset, string path, string reason) : Exception(reason)
{
    public long ByteOffset { get; } = byteOffset;

    public string Path { get; } = path;
}
