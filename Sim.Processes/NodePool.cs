using System.Runtime.CompilerServices;

namespace Sim.Processes;

/// <summary>Nodes of one kind that nobody uses, so that a wait allocates nothing.</summary>
/// <remarks>
/// A stack that keeps what it handed out in its place: who waits again and again takes and returns the same node, and then
/// not even a reference is written, which the garbage collector would have to hear of.
/// </remarks>
internal sealed class NodePool<TNode>(Func<TNode> create)
    where TNode : WaitNode
{
    private const int InitialCapacity = 16;

    private Place[] _places = new Place[InitialCapacity];
    private int _count;

    public TNode Rent() => _count == 0 ? create() : Unsafe.As<TNode>(_places[--_count].Node!);

    public void Return(TNode node)
    {
        if (_count == _places.Length)
        {
            Array.Resize(ref _places, _count * 2);
        }

        ref var place = ref _places[_count++];
        if (place.Node != node)
        {
            place.Node = node;
        }
    }

    /// <summary>Spares the check that every write to an array of references takes.</summary>
    private struct Place
    {
        public WaitNode? Node;
    }
}
