using System.Collections.Concurrent;

namespace Sim.Engine.Shapes;

/// <summary>The shapes of the records that one simulation is made of.</summary>
internal sealed class ShapeCatalog
{
    private readonly ConcurrentDictionary<Type, RecordShape?> _shapes = new();

    /// <summary>The shape of a type; null if it is no record.</summary>
    public RecordShape? Find(Type type) => _shapes.GetOrAdd(type, RecordShape.Of);
}
