using CsCheck;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Canary;

/// <summary>What may happen next to a lock: mostly what is possible, now and then something disabled.</summary>
internal sealed class LockActions(int writeWeight) : IActionSource<LockAction, LockWorld>
{
    private static readonly Gen<LockAction> Advances = Gen.Long[1, 4].Select(LockAction (ticks) => new LockAction.Advance(ticks));
    private static readonly Gen<LockAction> Probes = Gen.Const<LockAction>(new LockAction.Probe());
    private static readonly Gen<LockAction> Idles = Gen.Const<LockAction>(new LockAction.Idle());

    public void Offer(LockWorld system, ActionChoices<LockAction> choices)
    {
        var clients = Gen.Int[0, system.Clients - 1];
        choices.Add(20, clients.Select(LockAction (client) => new LockAction.Acquire(client)));
        choices.Add(5, clients.Select(LockAction (client) => new LockAction.Renew(client)));
        choices.Add(10, clients.Select(LockAction (client) => new LockAction.Release(client)));
        choices.Add(2, clients.Select(LockAction (client) => new LockAction.Crash(client)));
        choices.Add(20, Advances);
        choices.Add(3, Probes);
        choices.Add(2, Idles);
        if (writeWeight > 0)
        {
            choices.Add(writeWeight, Gen.Select(clients, Gen.Long[0, 12], LockAction (client, ticks) => new LockAction.Write(client, ticks)));
        }
    }
}
