namespace Sim.Engine.Walks;

/// <summary>Ends the present pass of a recorder when it is disposed.</summary>
internal sealed class PassEnd(Recorder recorder) : IDisposable
{
    public void Dispose() => recorder.EndPass();
}
