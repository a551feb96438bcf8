using Sim.Cli.Environment;
using Sim.Cli.Tests.Lockstep;
using Sim.Cli.Tests.Walks;
using Sim.CommandLine;
using Sim.Provisioning;

namespace Sim.Cli.Tests.Conditions;

/// <summary>The table of exit codes, condition by condition, and how each is brought about while all else is as it should be. What needs a process or a server of its own is brought about once more, for real, in the tests from end to end.</summary>
internal static class ExitConditions
{
    public static IReadOnlyList<ExitCondition> All { get; } =
    [
        new(ExitCode.Held, "a sweep holds", folder => Sweep(folder)),
        new(ExitCode.Held, "a walk file is as expected", folder => ["replay", folder.Write("s.walk.json", SampleWalk.Text)]),
        new(ExitCode.Held, "a folder of walk files is as expected", folder => Regressions(folder, SampleWalk.Text)),
        new(ExitCode.Held, "a violation that a walk file expects", folder => ["replay", folder.Write("s.walk.json", SampleWalk.With("\"verdict\": \"holds\"", "\"verdict\": \"violated\", \"oracle\": \"O-19\"")), "--backend", "postgres"])
        {
            Backends = Defective(StorageDefect.LosesMarks),
        },
        new(ExitCode.Held, "a placement that does not fit is an answer", folder => ["place", folder.Write("p.json", Placement(capacity: 1))]),

        new(ExitCode.Violated, "a sweep violates a safety oracle", folder => Sweep(folder, "--planner", "stateless")),
        new(ExitCode.Violated, "a walk file expects a violation and holds", folder => ["replay", folder.Write("s.walk.json", SampleWalk.With("\"verdict\": \"holds\"", "\"verdict\": \"violated\", \"oracle\": \"O-01\""))]),
        new(ExitCode.Violated, "a walk file misses a witness", folder => ["replay", folder.Write("s.walk.json", SampleWalk.With("\"equals\": 1", "\"equals\": 2"))]),
        new(ExitCode.Violated, "a walk file expects to hold and violates", folder => ["replay", folder.Write("s.walk.json", SampleWalk.Text), "--backend", "postgres"])
        {
            Backends = Defective(StorageDefect.LosesMarks),
        },
        new(ExitCode.Violated, "one file of a folder is not as expected", folder => Regressions(folder, SampleWalk.With("\"equals\": 1", "\"equals\": 2"))),

        new(ExitCode.Usage, "an option that there is not", folder => Sweep(folder, "--caess", "1")),
        new(ExitCode.Usage, "a malformed value of an option", folder => Sweep(folder, "--shard", "2/1")),
        new(ExitCode.Usage, "a malformed variable", folder => Sweep(folder)) { Variables = [("SIM_CHUNKS", "many")] },
        new(ExitCode.Usage, "a file that cannot be read", folder => ["replay", folder.PathOf("missing.walk.json")]),
        new(ExitCode.Usage, "a file that is no walk", folder => ["replay", folder.Write("s.walk.json", "{}")]),
        new(ExitCode.Usage, "a walk that holds is to be shrunk", folder => ["shrink", folder.Write("s.walk.json", SampleWalk.Text), "-o", folder.PathOf("o.walk.json")]),
        new(ExitCode.Usage, "a folder without walk files", folder => ["regressions", folder.Root]),
        new(ExitCode.Usage, "an output that cannot be written", folder => Sweep(folder, "--report", Path.Combine(folder.PathOf("missing"), "r.json"))),

        new(ExitCode.EnvironmentLacking, "no Postgres for a sweep", folder => Sweep(folder, "--backend", "postgres")) { Backends = WithoutServer },
        new(ExitCode.EnvironmentLacking, "no Postgres for a walk file", folder => ["replay", folder.Write("s.walk.json", SampleWalk.Text), "--backend", "postgres"]) { Backends = WithoutServer },

        new(ExitCode.Liveness, "a sweep fails a liveness oracle", folder => Sweep(folder, "--backend", "postgres")) { Backends = Defective(StorageDefect.RefusesPlans) },

        new(ExitCode.Coverage, "a required fact or oracle is never seen", folder => Sweep(folder, "--require-coverage")),

        new(ExitCode.Nondeterminism, "a failure does not happen again", folder => Sweep(folder, "--backend", "postgres", "--parallel", "1"))
        {
            Backends = () => new Backends(new OnceDefectiveProvider(StorageDefect.RefusesPlans, defectiveOpening: 1)),
        },
        new(ExitCode.Nondeterminism, "the same case runs differently twice", folder => Sweep(folder, "--backend", "postgres", "--parallel", "1", "--check-determinism"))
        {
            Backends = () => new Backends(new OnceDefectiveProvider(StorageDefect.RefusesPlans, defectiveOpening: 2)),
        },

        new(ExitCode.Bug, "a bug of ours", folder => Sweep(folder)) { Backends = static () => throw new InvalidOperationException("a bug for this test") },

        new(ExitCode.HungUp, "SIGHUP", folder => Sweep(folder)) { Signal = ExitCode.HungUp },
        new(ExitCode.Interrupted, "Ctrl-C", folder => Sweep(folder)) { Signal = ExitCode.Interrupted },
        new(ExitCode.Terminated, "SIGTERM", folder => Sweep(folder)) { Signal = ExitCode.Terminated },
    ];

    private static string[] Sweep(TemporaryFolder folder, params string[] more) =>
        ["sweep", "--model", "guided", "--cases", "1", "--seed", "1", "--save-failures", folder.PathOf("failures"), .. more];

    private static string[] Regressions(TemporaryFolder folder, string text)
    {
        folder.Write("s.walk.json", text);
        return ["regressions", folder.Root];
    }

    private static Func<Backends> Defective(StorageDefect defect) => () => new Backends(new DefectiveProvider(defect));

    private static Func<Backends> WithoutServer => static () => throw new PostgresUnavailableException("no PostgreSQL: install it");

    private static string Placement(long capacity) =>
        $$"""
        { "format": "sim-place/1", "planner": "multistep", "hash": "xxhash64", "rounding": "truncated", "rings": 100,
          "config": { "workerCapacityBytes": {{capacity}}, "saturation": 0.95, "minReplication": 1, "ignoreReliability": true },
          "workers": [ { "id": "0024080112201b2d", "status": "online", "version": null, "usedBytes": 0 } ],
          "chunks": [ { "dataset": "s3://a", "id": "0", "sizeBytes": 100, "weight": 1, "minimumWorkerVersion": null, "visible": false } ] }
        """;
}
