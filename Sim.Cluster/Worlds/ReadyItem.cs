using Sim.Cluster.Nodes;

namespace Sim.Cluster.Worlds;

/// <summary>Something that can run now.</summary>
/// <param name="Life">Whose it is; dropped once that life is over. Null for the world itself.</param>
/// <param name="Run">What it does.</param>
/// <param name="State">What it does it to.</param>
/// <param name="IsContinuation">Whether it runs in the context of the node, as what follows an await does; what completes a wait runs without one, so that whoever wants no context is run on the spot and not sent to the thread pool.</param>
internal readonly record struct ReadyItem(NodeLife? Life, SendOrPostCallback Run, object? State, bool IsContinuation);
