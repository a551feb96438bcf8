using System.Runtime.CompilerServices;

namespace Sim.Processes;

/// <summary>Ties a process to what it awaits.</summary>
internal static class Awaiting
{
    /// <summary>The compiler of the runtime sees the type of a struct and neither asks nor boxes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Attach<TAwaiter>(ref TAwaiter awaiter, Coroutine caller)
    {
        if (awaiter is IProcessAwaiter)
        {
            ((IProcessAwaiter)awaiter).Attach(caller);
        }
        else
        {
            throw ForeignAwaitException.OfAwaiter(typeof(TAwaiter));
        }
    }
}
