using Sim.Cluster.Simulations;

namespace Sim.Cluster.Tests.Simulations;

internal sealed record RelayStep : ClientStep;
