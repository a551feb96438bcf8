using Sim.Engine.Inputs;

namespace Sim.Cli.Place;

/// <summary>A value of a placement file is not allowed. The reader adds file, line and column.</summary>
/// <param name="fault">Where and why.</param>
internal sealed class PlacementFaultException(InputFault fault) : Exception(fault.Reason)
{
    /// <summary>Where and why.</summary>
    public InputFault Fault { get; } = fault;
}
