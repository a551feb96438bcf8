using System.Globalization;
using Scheduler.Core.Placement;

namespace Sim.Cli.Place;

/// <summary>Reads a placement file and checks every value, so that no planner ever sees a bad one.</summary>
internal sealed class PlacementFileReader
{
    private readonly PlacementFileCheck _check;
    private readonly PlacementFile _file;

    private PlacementFileReader(string path, PlacementFile file)
    {
        _check = new PlacementFileCheck(path);
        _file = file;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputFileException">The file is no valid placement file.</exception>
    public static PlacementRequest Read(string path) =>
        new PlacementFileReader(path, StrictJson.Parse<PlacementFile>(path, InputFile.Read(path))).ToRequest();

    private PlacementRequest ToRequest()
    {
        _check.OneOf("$.format", _file.Format, [PlacementFile.KnownFormat], "format");
        _check.OneOf("$.planner", _file.Planner, PlannerCatalog.Planners, "planner");
        _check.OneOf("$.hash", _file.Hash, PlannerCatalog.Hashes, "ring hash");
        _check.OneOf("$.rounding", _file.Rounding, PlannerCatalog.Roundings, "rounding");
        var configuration = Configuration();
        var workers = Workers();
        var chunks = new PlacementChunkColumns(_check, _file.Chunks, workers.Count);
        return new PlacementRequest(
            _file.Planner,
            _file.Hash,
            new PlacementInput(chunks.Chunks, workers, configuration, chunks.Held, chunks.Committed, chunks.Routed));
    }

    private PlacementConfiguration Configuration()
    {
        var config = _file.Config;
        _check.InRange("$.rings", _file.Rings, 1, 65536);
        _check.InRange("$.config.workerCapacityBytes", config.WorkerCapacityBytes, 1, long.MaxValue);
        _check.InRange("$.config.minReplication", config.MinReplication, 1, ushort.MaxValue);
        _check.That(config.Saturation is > 0 and <= 1, "$.config.saturation", $"{config.Saturation} is not above 0 and at most 1");
        return new PlacementConfiguration(
            config.WorkerCapacityBytes, config.Saturation, config.MinReplication, config.IgnoreReliability, PlannerCatalog.RoundingOf(_file.Rounding), _file.Rings);
    }

    private PlacementWorkers Workers()
    {
        var workers = _file.Workers;
        _check.InRange("$.workers", workers.Length, 0, ushort.MaxValue);
        _check.That((long)workers.Length * _file.Rings <= Array.MaxLength, "$.rings", $"{_file.Rings} rings of {workers.Length} workers are too many");
        var columns = PlacementWorkers.Online(new byte[workers.Length][]);
        for (var position = 0; position < workers.Length; position++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"$.workers[{position}]");
            var worker = _check.NotNull(path, workers[position]);
            columns.Identities[position] = _check.Hexadecimal(path + ".id", worker.Id);
            columns.Statuses[position] = Status(path + ".status", worker.Status);
            columns.Versions[position] = _check.Version(path + ".version", worker.Version);
            columns.UsedBytes[position] = _check.InRange(path + ".usedBytes", worker.UsedBytes, 0, long.MaxValue);
            _check.That(
                worker.UsedBytes == 0 || _file.Planner == PlannerCatalog.Stateless,
                path + ".usedBytes",
                $"the planner {_file.Planner} takes no used bytes, but here are {worker.UsedBytes}");
        }

        return columns;
    }

    private WorkerStatus Status(string path, string name)
    {
        _check.OneOf(path, name, WorkerStatusNames.All, "status");
        return WorkerStatusNames.Find(name)!.Value;
    }
}
