using Sim.Cluster.Nodes;

namespace Sim.Cluster.Worlds;

/// <summary>Something that happens at a time: a timer fires, a message arrives, a disk is done.</summary>
/// <param name="Life">Whose it is; nothing happens once that life is over. Null for the world itself.</param>
/// <param name="Happen">What happens.</param>
/// <param name="State">To what.</param>
internal readonly record struct WorldEvent(NodeLife? Life, SendOrPostCallback Happen, object? State);
