using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Leaks;

/// <summary>Finds out when code of a world runs elsewhere, and keeps what was found.</summary>
internal sealed class LeakRecord(World world)
{
    /// <summary>Flows with everything that code of a world starts, so that a foreign thread that enters the flow is seen when it does.</summary>
    private static readonly AsyncLocal<World?> Present = new(Changed);

    private const int MostKept = 20;

    private readonly Lock _lock = new();
    private ImmutableArray<Leak> _leaks = [];
    private int _threadsInside;

    /// <summary>Whether nothing was found so far.</summary>
    public bool IsEmpty => _leaks.IsEmpty;

    /// <summary>The world whose code runs here; null for none.</summary>
    public static World? PresentWorld => Present.Value;

    public static void Enter(World entered) => Present.Value = entered;

    public static void Leave() => Present.Value = null;

    /// <summary>What flows with code of a world.</summary>
    public static ExecutionContext ContextOf(World entered)
    {
        var before = Present.Value;
        Present.Value = entered;
        var context = ExecutionContext.Capture()!;
        Present.Value = before;
        return context;
    }

    /// <summary>Frees a thread that blocks, and keeps where it did.</summary>
    public void Interrupt(BlockedThread thread) => thread.Interrupt(where => Add(LeakKind.Blocked, world.LastNode, where));

    public void Add(LeakKind kind, string? node, string where)
    {
        var leak = new Leak(kind, node, where);
        lock (_lock)
        {
            if (_leaks.Length < MostKept && !_leaks.Contains(leak))
            {
                _leaks = _leaks.Add(leak);
            }
        }
    }

    /// <summary>Code of a node goes on because a foreign thread says so.</summary>
    public void AddForeign(string node, string where) => Add(KindOf(new StackTrace(1, fNeedFileInfo: false).ToString()), node, where);

    /// <summary>Code of a node hands something to the thread pool.</summary>
    public void AddQueued(string node, string stack) => Add(KindOf(stack), node, stack);

    /// <summary>Refuses the touch of something simulated from a foreign thread.</summary>
    /// <exception cref="LeakException">The thread is not that of the world.</exception>
    public void RequireHome(Node node, string what)
    {
        if (!world.IsHome)
        {
            Refuse(node, what);
        }
    }

    /// <exception cref="LeakException">Something was found.</exception>
    public void ThrowIfAny()
    {
        if (!_leaks.IsEmpty)
        {
            throw new LeakException(_leaks);
        }
    }

    /// <summary>Never part of its caller, so that the stack begins there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refuse(Node node, string what)
    {
        Add(LeakKind.ForeignThread, node.Name, $"   {what} was touched there:\n{new StackTrace(1, fNeedFileInfo: true)}");
        throw new LeakException(_leaks);
    }

    private static void Changed(AsyncLocalValueChangedArgs<World?> change)
    {
        if (change.PreviousValue is { } left)
        {
            Interlocked.Decrement(ref left.Leaks._threadsInside);
        }

        if (change is { ThreadContextChanged: true, CurrentValue.IsSpoiled: true })
        {
            PoolOfOne.HoldPresentThread();
        }

        if (change.CurrentValue is { } entered)
        {
            var isAlone = Interlocked.Increment(ref entered.Leaks._threadsInside) == 1 || entered.Options.Mode != WorldMode.PoolOfOne;
            if (change.ThreadContextChanged && !(entered.IsHome && isAlone))
            {
                entered.Leaks.AddThread(isAlone);
            }
        }
    }

    private void AddThread(bool isAlone)
    {
        if (!isAlone)
        {
            PoolOfOne.Doubt();
        }

        var stack = new StackTrace(2, fNeedFileInfo: true);
        Add(KindOf(stack.ToString()), node: null, stack.ToString());
    }

    private static LeakKind KindOf(string stack) =>
        stack.Contains("TimerQueue", StringComparison.Ordinal) ? LeakKind.RealTimer
        : stack.Contains("Socket", StringComparison.Ordinal) || stack.Contains("SafeFileHandle", StringComparison.Ordinal) ? LeakKind.RealInput
        : LeakKind.ForeignThread;
}
