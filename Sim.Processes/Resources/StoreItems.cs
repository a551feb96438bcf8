namespace Sim.Processes.Resources;

/// <summary>The items of a store in the order in which they leave it.</summary>
internal sealed class StoreItems<T>(IComparer<T>? order)
{
    private readonly List<T> _items = [];
    private int _head;

    public int Count => _items.Count - _head;

    public T this[int index] => _items[_head + index];

    /// <summary>Behind those that came before and are as urgent.</summary>
    public void Add(T item) => _items.Insert(order is null ? _items.Count : Find(item, isBehindEqual: true), item);

    /// <summary>Before those that are as urgent.</summary>
    public void PutBack(T item) => _items.Insert(order is null ? _head : Find(item, isBehindEqual: false), item);

    public T TakeAt(int index)
    {
        var item = _items[_head + index];
        if (index > 0)
        {
            _items.RemoveAt(_head + index);
            return item;
        }

        _items[_head++] = default!;
        if (_head > _items.Count / 2)
        {
            _items.RemoveRange(0, _head);
            _head = 0;
        }

        return item;
    }

    public T[] ToArray() => [.. _items.Skip(_head)];

    private int Find(T item, bool isBehindEqual)
    {
        var (low, high) = (_head, _items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var comparison = order!.Compare(_items[middle], item);
            if (comparison < 0 || (comparison == 0 && isBehindEqual))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
