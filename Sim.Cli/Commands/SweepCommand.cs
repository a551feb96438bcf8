using System.Buffers.Binary;
using System.CommandLine;
using System.Security.Cryptography;
using Scheduler.Core.Placement;
using Sim.Cli.Environment;
using Sim.Cli.Settings;
using Sim.Cli.Sweeps;
using Sim.Engine.Randomness;
using Sim.Engine.Sweeps;
using Sim.Models.World;

namespace Sim.Cli.Commands;

/// <summary><c>sim sweep</c>.</summary>
internal static class SweepCommand
{
    private const long DefaultMemoryCases = 256;
    private const long DefaultPostgresCases = 10;

    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context)
    {
        var model = ModelOption.Create();
        var backend = OptionTexts.Option("--backend", "memory (default), postgres, or both in lockstep");
        var cases = OptionTexts.Option("--cases", "cases per model (default 256 in memory, 10 on Postgres)");
        var seed = OptionTexts.Option("--seed", "seed of the sweep, 1 to 64 hexadecimal digits (default: a fresh one, printed first)");
        var parallel = OptionTexts.Option("--parallel", "cases that run at once (default: the number of cores); the result does not depend on it");
        var shard = OptionTexts.Option("--shard", "run part I of N, as in 2/4");
        var planner = PlannerOptions.Create();
        var hash = OptionTexts.Option("--hash", $"ring hash to use: {string.Join(", ", PlannerCatalog.Hashes)}");
        var determinism = new Option<bool>("--check-determinism") { Description = "run every case twice and compare step by step" };
        var coverage = new Option<bool>("--require-coverage") { Description = "demand every declared fact and oracle at any number of cases" };
        var verbose = new Option<bool>("--verbose") { Description = "print the tables of what was exercised, which otherwise only a failure does" };
        var failures = OptionTexts.Option("--save-failures", "folder for the walks of failures (default sim-failures)");
        var report = OptionTexts.Option("--report", "write a machine-readable report to this file");
        var junit = OptionTexts.Option("--junit", "write the verdict of every oracle to this file in the form of JUnit");
        var command = new Command("sweep", "Walks the scheduler through many seeded cases and judges every step.")
        {
            model, backend, cases, seed, parallel, shard, planner, hash, determinism, coverage, verbose, failures, report, junit,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var backendName = OptionTexts.OneOf("--backend", parsed.GetValue(backend) ?? InMemoryStorageProvider.Name, BackendNames.All);
            var request = new SweepRequest
            {
                Models = ModelOption.Read(parsed.GetValue(model)),
                Backend = backendName,
                CaseCount = CasesOf(context.Settings, backendName, parsed.GetValue(cases)),
                Seed = context.Settings.Read(KnownSettings.Seed, parsed.GetValue(seed)) ?? FreshSeed(),
                Settings = PinnedSettings.Pin(PinnedSettings.For(backendName), context.Settings) with
                {
                    Planner = PlannerOptions.Read(parsed.GetValue(planner)),
                    Hash = OptionTexts.OptionalOneOf("--hash", parsed.GetValue(hash), PlannerCatalog.Hashes),
                },
                Parallelism = (int)(context.Settings.Read(KnownSettings.Parallelism, parsed.GetValue(parallel)) ?? System.Environment.ProcessorCount),
                Shard = context.Settings.Read(KnownSettings.Shard, parsed.GetValue(shard)) ?? Shard.Whole,
                IsCheckingDeterminism = parsed.GetValue(determinism),
                IsRequiringCoverage = parsed.GetValue(coverage),
                IsVerbose = parsed.GetValue(verbose),
                FailureFolder = parsed.GetValue(failures) ?? "sim-failures",
                ReportPath = parsed.GetValue(report),
                JUnitPath = parsed.GetValue(junit),
                IsTracing = context.Settings.Read(KnownSettings.Trace) ?? false,
            };
            return (int)await new SweepRun(context.Output, request, context.CreateBackends).RunAsync(cancellationToken);
        });
        return command;
    }

    /// <summary>Both settings are read whatever the backend, so that a malformed one is refused.</summary>
    private static long CasesOf(SettingSource settings, string backend, string? text)
    {
        var inMemory = settings.Read(KnownSettings.MemoryCases, text) ?? DefaultMemoryCases;
        var onPostgres = settings.Read(KnownSettings.PostgresCases, text) ?? DefaultPostgresCases;
        return backend == InMemoryStorageProvider.Name ? inMemory : onPostgres;
    }

    private static RunSeed FreshSeed()
    {
        var bytes = RandomNumberGenerator.GetBytes(CaseSeed.SizeBytes);
        return new RunSeed(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes.AsSpan(16)));
    }
}
