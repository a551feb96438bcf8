using System.Globalization;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Semver;

namespace Sim.Cli.Place;

/// <summary>The chunks of a placement file as columns.</summary>
internal sealed class PlacementChunkColumns
{
    private readonly int[] _lastRowOfWorker;
    private int _stamp;

    /// <summary>Checks and converts chunks.</summary>
    /// <param name="chunks">Chunks as read.</param>
    /// <param name="workers">Number of workers that positions may name.</param>
    /// <exception cref="PlacementFaultException">A value is out of range or repeated.</exception>
    public PlacementChunkColumns(PlacementFileChunk[] chunks, int workers)
    {
        _lastRowOfWorker = new int[workers];
        RequireValid(chunks);
        Chunks = Columns(chunks);
        Held = Holders(chunks, "held", chunk => chunk.Held);
        Committed = Holders(chunks, "committed", chunk => chunk.Committed);
        RequireHeld(chunks);
        Routed = Holders(chunks, "routed", chunk => chunk.Routed);
    }

    /// <summary>The chunks.</summary>
    public PlacementChunks Chunks { get; }

    /// <summary>Who holds what.</summary>
    public HolderLists Held { get; }

    /// <summary>What was in the previous result.</summary>
    public HolderLists Committed { get; }

    /// <summary>Where confirmed routing points.</summary>
    public HolderLists Routed { get; }

    private static string PathOf(int row) => string.Create(CultureInfo.InvariantCulture, $"$.chunks[{row}]");

    private static void RequireValid(PlacementFileChunk[] chunks)
    {
        var seen = new Dictionary<(string Dataset, string Id), int>(chunks.Length);
        for (var row = 0; row < chunks.Length; row++)
        {
            var path = PathOf(row);
            var chunk = chunks[row];
            PlacementFileCheck.Identity(path + ".dataset", chunk.Dataset, "the dataset", StorageLimits.MostDatasetNameBytes);
            PlacementFileCheck.Identity(path + ".id", chunk.Id, "the id", StorageLimits.MostChunkIdBytes);
            var isNew = seen.TryAdd((chunk.Dataset, chunk.Id), row);
            PlacementFileCheck.That(isNew, path + ".id", $"'{chunk.Id}' of dataset '{chunk.Dataset}' is chunk {seen[(chunk.Dataset, chunk.Id)]} already");
            PlacementFileCheck.InRange(path + ".sizeBytes", chunk.SizeBytes, 0, uint.MaxValue);
            PlacementFileCheck.InRange(path + ".weight", chunk.Weight, 1, ushort.MaxValue);
        }
    }

    private static PlacementChunks Columns(PlacementFileChunk[] chunks)
    {
        var datasets = new Dictionary<string, int>(StringComparer.Ordinal);
        var versions = new List<SemVersion>();
        var datasetNumbers = new int[chunks.Length];
        var versionNumbers = new int[chunks.Length];
        for (var row = 0; row < chunks.Length; row++)
        {
            datasets.TryAdd(chunks[row].Dataset, datasets.Count);
            datasetNumbers[row] = datasets[chunks[row].Dataset];
            versionNumbers[row] = IndexOf(versions, PlacementFileCheck.Version(PathOf(row) + ".minimumWorkerVersion", chunks[row].MinimumWorkerVersion));
        }

        return new PlacementChunks(
            [.. datasets.OrderBy(dataset => dataset.Value).Select(dataset => dataset.Key)],
            datasetNumbers,
            Utf8Column.FromStrings(Array.ConvertAll(chunks, chunk => chunk.Id)),
            Array.ConvertAll(chunks, chunk => chunk.SizeBytes),
            Array.ConvertAll(chunks, chunk => (ushort)chunk.Weight),
            versionNumbers,
            [.. versions],
            Array.ConvertAll(chunks, chunk => chunk.Visible));
    }

    private static int IndexOf(List<SemVersion> versions, SemVersion? version)
    {
        if (version is null)
        {
            return -1;
        }

        var index = versions.IndexOf(version);
        if (index < 0)
        {
            index = versions.Count;
            versions.Add(version);
        }

        return index;
    }

    /// <summary>Committed copies are those that are held and do not drain; planners count on it.</summary>
    private static void RequireHeld(PlacementFileChunk[] chunks)
    {
        for (var row = 0; row < chunks.Length; row++)
        {
            var missing = Array.FindIndex(chunks[row].Committed, worker => !chunks[row].Held.Contains(worker));
            PlacementFileCheck.That(
                missing < 0,
                string.Create(CultureInfo.InvariantCulture, $"{PathOf(row)}.committed[{missing}]"),
                $"worker {(missing < 0 ? 0 : chunks[row].Committed[missing])} does not hold the chunk");
        }
    }

    private HolderLists Holders(PlacementFileChunk[] chunks, string member, Converter<PlacementFileChunk, int[]> list)
    {
        var rows = new ushort[chunks.Length][];
        for (var row = 0; row < chunks.Length; row++)
        {
            var positions = list(chunks[row]);
            RequirePositions($"{PathOf(row)}.{member}", positions);
            rows[row] = Array.ConvertAll(positions, position => (ushort)position);
        }

        return HolderLists.FromRows(rows);
    }

    private void RequirePositions(string path, int[] positions)
    {
        _stamp++;
        for (var i = 0; i < positions.Length; i++)
        {
            var element = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            PlacementFileCheck.That((uint)positions[i] < (uint)_lastRowOfWorker.Length, element, $"there is no worker {positions[i]}; the file has {_lastRowOfWorker.Length}");
            PlacementFileCheck.That(_lastRowOfWorker[positions[i]] != _stamp, element, $"worker {positions[i]} stands twice");
            _lastRowOfWorker[positions[i]] = _stamp;
        }
    }
}
