namespace Sim.Processes.Resources;

/// <summary>One place at a resource that is taken, or free.</summary>
internal struct HoldSlot
{
    public Coroutine? Holder;
    public double Priority;
    public long SinceTicks;
    public long Order;
    public int Units;
    public int Version;
    public int NextFree;
}
