using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>The datasets.</summary>
internal sealed class DatasetTable
{
    private readonly List<DatasetRow> _rows = [];
    private readonly Dictionary<string, DatasetRow> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<DatasetId, DatasetRow> _byId = [];

    /// <summary>Rises with every batch.</summary>
    public Stamp Changed { get; } = new();

    /// <summary>All rows, in the order in which they were added.</summary>
    public IReadOnlyList<DatasetRow> Rows => _rows;

    /// <summary>All names, in bytewise order.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>A dataset by name; null if there is none.</summary>
    public DatasetRow? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A dataset by key; null if there is none.</summary>
    public DatasetRow? Find(DatasetId id) => _byId.GetValueOrDefault(id);

    /// <summary>Adds datasets.</summary>
    public void Add(IEnumerable<StoredDataset> datasets)
    {
        foreach (var (id, name) in datasets)
        {
            var row = new DatasetRow(id, name);
            _rows.Add(row);
            _byName.Add(name, row);
            _byId.Add(id, row);
        }

        var byName = _rows.OrderBy(static row => row.Name, BytewiseOrder.Instance).ToArray();
        for (var i = 0; i < byName.Length; i++)
        {
            byName[i].Rank = i;
        }

        Names = Array.ConvertAll(byName, static row => row.Name);
        Changed.Touch();
    }
}
