namespace Sim.Cluster.Worlds;

/// <summary>What is ready, in the order in which it became so.</summary>
internal sealed class ReadyList
{
    private ReadyItem[] _items = new ReadyItem[16];
    private int _head;

    public int Count { get; private set; }

    public void Add(ReadyItem item)
    {
        if (Count == _items.Length)
        {
            Grow();
        }

        _items[(_head + Count++) & (_items.Length - 1)] = item;
    }

    /// <summary>Takes an item out of its place; the others keep their order.</summary>
    public ReadyItem TakeAt(int index)
    {
        var mask = _items.Length - 1;
        var item = _items[(_head + index) & mask];
        for (var place = index; place > 0; place--)
        {
            _items[(_head + place) & mask] = _items[(_head + place - 1) & mask];
        }

        _items[_head] = default;
        _head = (_head + 1) & mask;
        Count--;
        return item;
    }

    private void Grow()
    {
        var grown = new ReadyItem[_items.Length * 2];
        for (var index = 0; index < Count; index++)
        {
            grown[index] = _items[(_head + index) & (_items.Length - 1)];
        }

        (_items, _head) = (grown, 0);
    }
}
