namespace Sim.Processes.Resources;

/// <summary>
/// A resource whose places go to the most urgent: a request can take a place away from a process that asked with a lower
/// priority (a higher number). That process is interrupted with a <see cref="Preemption"/> as the cause.
/// </summary>
public sealed class PreemptiveResource(Simulation simulation, int capacity = 1, string? name = null)
    : Resource(simulation, capacity, name)
{
    /// <summary>How many places were taken away.</summary>
    public long PreemptionCount { get; private set; }

    /// <summary>Asks for a place.</summary>
    /// <param name="priority">Lower first.</param>
    /// <param name="preempt">Whether a place may be taken away for this request. Otherwise it only goes before others in the queue.</param>
    /// <exception cref="ArgumentOutOfRangeException">No number for a priority.</exception>
    public Wait<Hold> Request(double priority, bool preempt) => Describe(priority, units: 1, preempt);

    private protected override bool TryMakeRoom(RequestNode request)
    {
        var victim = LeastUrgent();
        if (victim < 0 || Slots[victim].Priority <= request.Urgency || Slots[victim].Units + Available < request.Units)
        {
            return false;
        }

        var (holder, sinceTicks) = (Slots[victim].Holder, Slots[victim].SinceTicks);
        Free(victim);
        PreemptionCount++;
        holder?.Interrupt(new Preemption(this, request.Waiter is { } taker ? new ProcessHandle(taker) : null, sinceTicks));
        return true;
    }

    /// <summary>Of those with the highest number the one that came last.</summary>
    private int LeastUrgent()
    {
        var slots = Slots;
        var least = -1;
        for (var slot = 0; slot < slots.Length; slot++)
        {
            if (slots[slot].Units > 0
                && (least < 0 || (slots[slot].Priority, slots[slot].Order).CompareTo((slots[least].Priority, slots[least].Order)) > 0))
            {
                least = slot;
            }
        }

        return least;
    }
}
