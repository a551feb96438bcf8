using Sim.Processes.Randomness;

namespace Sim.Processes.Tests.Theory;

/// <summary>A station with one queue.</summary>
internal sealed record QueueParameters(double ArrivalRate, Distribution Service, int Servers, int Places = int.MaxValue);
