using System.Text.Json;
using System.Text.Json.Nodes;
using Sim.Cli.Place;

namespace Sim.Cli.Tests.Place;

/// <summary>Runs the command on a file in a folder of its own.</summary>
public sealed class PlaceFixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sim-place-");

    public string InputPath => Path.Combine(_folder.FullName, "input.json");

    public string OutputPath => Path.Combine(_folder.FullName, "answer.json");

    /// <summary>A small valid file: three workers, two chunks.</summary>
    public static JsonNode Small() => JsonNode.Parse(
        """
        { "format": "sim-place/1", "planner": "multistep", "hash": "xxhash64", "rounding": "truncated", "rings": 6000,
          "config": { "workerCapacityBytes": 1000, "saturation": 0.95, "minReplication": 2, "ignoreReliability": true },
          "workers": [ { "id": "00", "status": "online", "version": null, "usedBytes": 0 },
                       { "id": "01", "status": "stale_rpc", "version": "1.2.3", "usedBytes": 0 },
                       { "id": "02", "status": "unsupported_version", "version": null, "usedBytes": 0 } ],
          "chunks": [ { "dataset": "s3://a", "id": "0", "sizeBytes": 100, "weight": 1, "minimumWorkerVersion": null,
                        "visible": false, "held": [0, 2], "committed": [0], "routed": [] },
                      { "dataset": "s3://a", "id": "1", "sizeBytes": 100, "weight": 2, "minimumWorkerVersion": null, "visible": false } ] }
        """)!;

    public PlaceResult Run(JsonNode input, bool timing = false) => Run(input.ToJsonString(), timing);

    public PlaceResult Run(string text, bool timing = false)
    {
        File.WriteAllText(InputPath, text);
        return RunOn(InputPath, timing: timing);
    }

    public static PlaceResult RunOn(string inputPath, string? outputPath = null, bool timing = false)
    {
        using var stdout = new StringWriter();
        using var stderr = new StringWriter();
        var exitCode = PlaceRun.Run(inputPath, outputPath, timing, stdout, stderr);
        return new PlaceResult(exitCode, stdout.ToString(), stderr.ToString());
    }

    public static ushort[][] Rows(JsonElement rows) =>
        [.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(item => item.GetUInt16()).ToArray())];

    public void Dispose() => _folder.Delete(recursive: true);
}
