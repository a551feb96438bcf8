using System.Text;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Reshuffle.Fleets;

/// <summary>A fleet as it comes in, row group by row group. Every row is judged on the way.</summary>
/// <param name="path">The file, for errors.</param>
/// <param name="workers">Its workers.</param>
internal sealed class FleetAssembly(string path, FleetWorker[] workers)
{
    private readonly List<string> _datasetNames = [];
    private readonly List<int> _datasets = [];
    private readonly List<int> _idOffsets = [0];
    private readonly List<byte> _idBytes = [];
    private readonly List<long> _firstBlocks = [];
    private readonly List<long> _lastBlocks = [];
    private readonly List<long> _sizesBytes = [];
    private readonly List<int> _holderOffsets = [0];
    private readonly List<ushort> _holders = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Rows so far.</summary>
    public int RowCount => _sizesBytes.Count;

    /// <summary>Adds a row group.</summary>
    /// <exception cref="ReshuffleInputException">A value is impossible or contradicts another.</exception>
    public void Add(FleetRowGroup rows)
    {
        var (entry, value) = (0, 0);
        for (var i = 0; i < rows.SizesBytes.Length; i++)
        {
            EnterDataset(rows.Datasets[i]);
            AddBlocks(rows.FirstBlocks[i], rows.LastBlocks[i]);
            AddId(rows.Ids[i]);
            if (rows.SizesBytes[i] is < 0 or > int.MaxValue)
            {
                throw Wrong("size_bytes", $"{rows.SizesBytes[i]} is not in 0..{int.MaxValue}");
            }

            (entry, value) = AddHolders(rows.Holders, entry, value);
            _datasets.Add(_datasetNames.Count - 1);
            _sizesBytes.Add(rows.SizesBytes[i]);
        }

        if (entry != rows.Holders.RepetitionLevels.Length)
        {
            throw Wrong("holders", $"there are more lists than rows");
        }
    }

    /// <summary>The whole.</summary>
    /// <param name="settings">Settings in the file; null if there are none.</param>
    public Fleet ToFleet(string? settings) => new(
        [.. _datasetNames],
        [.. _datasets],
        new Utf8Column([.. _idOffsets], [.. _idBytes]),
        [.. _firstBlocks],
        [.. _lastBlocks],
        [.. _sizesBytes],
        workers,
        new HolderLists([.. _holderOffsets], [.. _holders]),
        settings);

    private void EnterDataset(string name)
    {
        if (_datasetNames.Count > 0 && _datasetNames[^1] == name)
        {
            return;
        }

        if (StorableText.FaultOfIdentity(name, StorageLimits.MostDatasetNameBytes) is { } fault)
        {
            throw Wrong("dataset", $"the name {fault}");
        }

        if (_datasetNames.Count == DatasetRule.MostDatasets)
        {
            throw Wrong("dataset", $"there are more than {DatasetRule.MostDatasets} datasets");
        }

        if (_datasetNames.Count > 0 && string.CompareOrdinal(_datasetNames[^1], name) > 0)
        {
            throw Wrong("dataset", $"'{name}' comes before '{_datasetNames[^1]}'; rows are ordered by dataset, then first block");
        }

        _datasetNames.Add(name);
        _ids.Clear();
    }

    private void AddBlocks(long first, long last)
    {
        if (first < 0)
        {
            throw Wrong("first_block", $"{first} is negative");
        }

        if (last < first || last == long.MaxValue)
        {
            throw Wrong("last_block", $"{last} is not in {first}..{long.MaxValue - 1}");
        }

        if (last - first > int.MaxValue)
        {
            throw Wrong("last_block", $"{first}..{last} is longer than {int.MaxValue} blocks and one");
        }

        var isSameDataset = RowCount > 0 && _datasets[^1] == _datasetNames.Count - 1;
        if (isSameDataset && first <= _lastBlocks[^1])
        {
            throw Wrong("first_block", $"{first} does not come after block {_lastBlocks[^1]} of the row before");
        }

        _firstBlocks.Add(first);
        _lastBlocks.Add(last);
    }

    private void AddId(string id)
    {
        if (StorableText.FaultOfIdentity(id, StorageLimits.MostChunkIdBytes) is { } fault)
        {
            throw Wrong("id", $"the id {fault}");
        }

        if (!_ids.Add(id))
        {
            throw Wrong("id", $"'{id}' stands twice in its dataset");
        }

        _idBytes.AddRange(Encoding.UTF8.GetBytes(id));
        _idOffsets.Add(_idBytes.Count);
    }

    private (int Entry, int Value) AddHolders(RepeatedColumn column, int entry, int value)
    {
        var start = _holders.Count;
        if (entry >= column.RepetitionLevels.Length || column.RepetitionLevels[entry] != 0)
        {
            throw Wrong("holders", $"the list of this row is missing");
        }

        do
        {
            if (column.DefinitionLevels[entry] == 1)
            {
                AddHolder(column.Values[value++], start);
            }

            entry++;
        }
        while (entry < column.RepetitionLevels.Length && column.RepetitionLevels[entry] != 0);
        _holderOffsets.Add(_holders.Count);
        return (entry, value);
    }

    private void AddHolder(int worker, int start)
    {
        if (worker < 0 || worker >= workers.Length)
        {
            throw Wrong("holders", $"worker {worker} of {workers.Length}");
        }

        if (_holders.Count > start && worker <= _holders[^1])
        {
            throw Wrong("holders", $"worker {worker} does not come after worker {_holders[^1]}; each list ascends");
        }

        _holders.Add((ushort)worker);
    }

    private ReshuffleInputException Wrong(string column, FormattableString reason) =>
        new(FormattableString.Invariant($"{path}: row {RowCount}: {column}: ") + FormattableString.Invariant(reason));
}
