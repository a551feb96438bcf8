using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Scheduler.Core.Placement;

/// <summary>Weights by dataset and id. Entries may be added or replaced between calls of the strategy that reads them.</summary>
public sealed class WeightTable
{
    private readonly Dictionary<string, Dictionary<byte[], ChunkWeight>> _byDataset = new(StringComparer.Ordinal);

    /// <summary>Enters or replaces the weight of a chunk.</summary>
    public void Set(string dataset, string id, ChunkWeight weight)
    {
        if (!_byDataset.TryGetValue(dataset, out var byId))
        {
            byId = new Dictionary<byte[], ChunkWeight>(Utf8KeyComparer.Instance);
            _byDataset.Add(dataset, byId);
        }

        byId[Encoding.UTF8.GetBytes(id)] = weight;
    }

    /// <summary>Looks a chunk up.</summary>
    /// <param name="dataset">Name of its dataset.</param>
    /// <param name="id">Its id in UTF-8.</param>
    /// <param name="weight">What was entered.</param>
    public bool TryGet(string dataset, ReadOnlySpan<byte> id, [MaybeNullWhen(false)] out ChunkWeight weight)
    {
        weight = null;
        return _byDataset.TryGetValue(dataset, out var byId)
            && byId.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(id, out weight);
    }
}
