namespace Sim.Cluster.Networks;

/// <summary>A message that arrived.</summary>
/// <typeparam name="TMessage">What it says.</typeparam>
/// <param name="From">Name of the node that sent it.</param>
/// <param name="Message">What it says.</param>
public readonly record struct Envelope<TMessage>(string From, TMessage Message);
