using CsCheck;
using LoadingDock;
using Sim.CommandLine;
using Sim.Engine.Simulations;

return await SimulationCommand.RunAsync(args, Dock.Simulation);

/// <summary>What can happen in the yard.</summary>
internal abstract record Step
{
    public sealed record Arrive(int Truck, bool IsPickup) : Step;

    public sealed record CallOff(int Truck) : Step;

    public sealed record Next : Step;
}

/// <summary>How it is simulated, and what must hold after every event.</summary>
internal static class Dock
{
    private static readonly Gen<int> Trucks = Gen.Int[1, 5];

    public static Simulation Simulation { get; } = Simulation
        .Of<Step, Yard>("loading-dock", context => new Yard(context.Bug))
        .Clock(yard => yard.NowTicks)
        .Observe("trucks", yard => yard.TruckCount)
        .Action(Gen.Select(Trucks, Gen.Bool, (truck, isPickup) => new Step.Arrive(truck, isPickup)),
            (yard, step) => yard.Arrive(step.Truck, step.IsPickup), (yard, step) => !yard.IsHere(step.Truck))
        .Action(Trucks.Select(truck => new Step.CallOff(truck)), (yard, step) => yard.CallOff(step.Truck), (yard, step) => yard.IsHere(step.Truck))
        .Action(Gen.Const(new Step.Next()), (yard, _) => yard.HandleNext(), (yard, _) => yard.HasNext)
        .Always("Y-01", "an empty yard holds nothing", yard => yard.FindForgotten())
        .Eventually("Y-02", "no truck waits for ever", yard => yard.FindStuck())
        .Bug("two-orders", "forgets-forklift");
}
