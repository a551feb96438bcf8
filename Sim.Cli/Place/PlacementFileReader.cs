using System.Globalization;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Engine.Inputs;

namespace Sim.Cli.Place;

/// <summary>Reads a placement file and checks every value, so that no planner ever sees a bad one.</summary>
internal sealed class PlacementFileReader
{
    private readonly PlacementFile _file;

    private PlacementFileReader(PlacementFile file)
    {
        _file = file;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableInputException">The file is no valid placement file.</exception>
    public static PlacementRequest Read(string path)
    {
        PlacementRequest? request = null;
        new StrictJson<PlacementFile>(PlacementFile.KnownFormat, validate: file => Faults(file, ref request)).ReadFile(path);
        return request!;
    }

    /// <summary>Converting a file is checking it: what converts has no fault.</summary>
    private static InputFault[] Faults(PlacementFile file, ref PlacementRequest? request)
    {
        try
        {
            request = new PlacementFileReader(file).ToRequest();
            return [];
        }
        catch (PlacementFaultException refusal)
        {
            return [refusal.Fault];
        }
    }

    private PlacementRequest ToRequest()
    {
        PlacementFileCheck.OneOf("$.planner", _file.Planner, PlannerCatalog.Planners, "planner");
        PlacementFileCheck.OneOf("$.hash", _file.Hash, PlannerCatalog.Hashes, "ring hash");
        PlacementFileCheck.OneOf("$.rounding", _file.Rounding, PlannerCatalog.Roundings, "rounding");
        var configuration = Configuration();
        var workers = Workers();
        var chunks = new PlacementChunkColumns(_file.Chunks, workers.Count);
        return new PlacementRequest(
            _file.Planner,
            _file.Hash,
            new PlacementInput(chunks.Chunks, workers, configuration, chunks.Held, chunks.Committed, chunks.Routed));
    }

    private PlacementConfiguration Configuration()
    {
        var config = _file.Config;
        PlacementFileCheck.InRange("$.rings", _file.Rings, 1, 65536);
        PlacementFileCheck.InRange("$.config.workerCapacityBytes", config.WorkerCapacityBytes, 1, long.MaxValue);
        PlacementFileCheck.InRange("$.config.minReplication", config.MinReplication, 1, ushort.MaxValue);
        PlacementFileCheck.That(config.Saturation is > 0 and <= 1, "$.config.saturation", $"{config.Saturation} is not above 0 and at most 1");
        return new PlacementConfiguration(
            config.WorkerCapacityBytes, config.Saturation, config.MinReplication, config.IgnoreReliability, PlannerCatalog.RoundingOf(_file.Rounding), _file.Rings);
    }

    private PlacementWorkers Workers()
    {
        var workers = _file.Workers;
        PlacementFileCheck.InRange("$.workers", workers.Length, 0, ushort.MaxValue);
        PlacementFileCheck.That((long)workers.Length * _file.Rings <= Array.MaxLength, "$.rings", $"{_file.Rings} rings of {workers.Length} workers are too many");
        var columns = PlacementWorkers.Online(new byte[workers.Length][]);
        var identities = new Dictionary<string, int>(workers.Length, StringComparer.Ordinal);
        for (var position = 0; position < workers.Length; position++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"$.workers[{position}]");
            var worker = workers[position];
            columns.Identities[position] = Identity(path + ".id", worker.Id, position, identities);
            columns.Statuses[position] = Status(path + ".status", worker.Status);
            columns.Versions[position] = PlacementFileCheck.Version(path + ".version", worker.Version);
            columns.UsedBytes[position] = PlacementFileCheck.InRange(path + ".usedBytes", worker.UsedBytes, 0, long.MaxValue);
            PlacementFileCheck.That(
                worker.UsedBytes == 0 || PlannerCatalog.TraitsOf(_file.Planner).TakesUsedBytes,
                path + ".usedBytes",
                $"the planner {_file.Planner} takes no used bytes, but here are {worker.UsedBytes}");
        }

        return columns;
    }

    private static byte[] Identity(string path, string id, int position, Dictionary<string, int> identities)
    {
        var bytes = PlacementFileCheck.Hexadecimal(path, id);
        PlacementFileCheck.Identity(path, id, "the id", StorageLimits.MostPeerIdBytes);
        var identity = WorkerIdentity.CanonicalTextOf(id);
        var isNew = identities.TryAdd(identity, position);
        PlacementFileCheck.That(isNew, path, $"'{id}' is the identity of worker {identities[identity]} already");
        return bytes;
    }

    private static WorkerStatus Status(string path, string name)
    {
        PlacementFileCheck.OneOf(path, name, WorkerStatusNames.All, "status");
        return WorkerStatusNames.Find(name)!.Value;
    }
}
