using System.Runtime.CompilerServices;

namespace Sim.Processes;

/// <summary>An awaiter that a process can wait with.</summary>
internal interface IProcessAwaiter : ICriticalNotifyCompletion
{
    /// <summary>Lets a process wait.</summary>
    void Attach(Coroutine caller);
}
