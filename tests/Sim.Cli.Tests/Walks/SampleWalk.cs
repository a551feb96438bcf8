namespace Sim.Cli.Tests.Walks;

/// <summary>A small walk file that holds, as text to be varied.</summary>
internal static class SampleWalk
{
    public const string Text =
        """
        {
          "format": "sim-walk/1",
          "name": "sample",
          "about": "A chunk is placed, confirmed, shown and replaced.",
          "model": "guided",
          "backends": ["memory"],
          "config": {
            "workers": 3, "spareWorkers": 1, "workerCapacityBytes": 10485760, "minReplication": 2, "saturation": 0.9,
            "confirmThresholdPercent": 100, "retentionTicks": 0, "mTicks": 5, "clockStepTicks": 1, "departureDetectionTicks": 20,
            "datasets": ["s3://sim-0"]
          },
          "steps": [
            { "do": "add-chunks", "chunks": [ { "dataset": "s3://sim-0", "id": "a", "sizeBytes": 1048576, "weight": 1, "firstBlock": 0, "lastBlock": 9 } ] },
            { "do": "check-converged", "check": "weak" },
            { "do": "correct", "dataset": "s3://sim-0", "id": "a", "replacement": { "dataset": "s3://sim-0", "id": "b", "sizeBytes": 1048576, "weight": 1, "firstBlock": 0, "lastBlock": 9 } },
            { "do": "worker-fetch", "worker": 0, "succeeds": true },
            { "do": "portal-fetch", "succeeds": true },
            { "do": "advance-clock", "ticks": 5 },
            { "do": "check-converged", "check": "strong" },
            { "do": "remove", "dataset": "s3://sim-0", "id": "b" },
            { "do": "worker-joined", "worker": 3 },
            { "do": "worker-left", "worker": 3 },
            { "do": "set-min-replication", "value": 1 },
            { "do": "idle" }
          ],
          "expect": { "verdict": "holds" },
          "witnesses": [ { "at": 2, "fact": "visible-chunks", "equals": 1 }, { "at": "end", "fact": "completed-corrections", "atLeast": 1 }, { "at": "any", "fact": "feasible" } ]
        }
        """;

    /// <summary>The text with one passage replaced, which must be there.</summary>
    public static string With(string passage, string replacement)
    {
        Assert.Contains(passage, Text, StringComparison.Ordinal);
        return Text.Replace(passage, replacement, StringComparison.Ordinal);
    }
}
