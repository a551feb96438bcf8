using System.Buffers.Binary;
using System.CommandLine;
using System.Security.Cryptography;
using Sim.CommandLine.Settings;
using Sim.CommandLine.Sweeps;
using Sim.Engine.Randomness;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Sweeps;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Commands;

/// <summary><c>sweep</c>.</summary>
internal static class SweepCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create<TConfiguration, TAction, TSystem, TWitness>(SimulationContext<TConfiguration, TAction, TSystem, TWitness> context)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        var simulation = context.Simulation;
        var model = ModelOption.Create(simulation.ModelNames);
        var backend = BackendOption.Create(simulation, simulation.BackendText);
        var cases = OptionTexts.Option("--cases", simulation.CasesText);
        var seed = OptionTexts.Option("--seed", "seed of the sweep, 1 to 64 hexadecimal digits (default: a fresh one, printed first)");
        var parallel = OptionTexts.Option("--parallel", simulation.IsOneAtATime
            ? "cases that run at once, each in a process of its own (default: the number of cores); the result does not depend on it"
            : "cases that run at once (default: the number of cores); the result does not depend on it");
        var shard = OptionTexts.Option("--shard", "run part I of N, as in 2/4");
        var own = new OwnOptions(simulation, SimulationVerbs.Sweep);
        var determinism = new Option<bool>("--check-determinism") { Description = "run every case twice and compare step by step" };
        var coverage = new Option<bool>("--require-coverage") { Description = "demand every declared fact and oracle at any number of cases" };
        var verbose = new Option<bool>("--verbose") { Description = "print the tables of what was exercised, which otherwise only a failure does" };
        var failures = OptionTexts.Option("--save-failures", "folder for the walks of failures (default sim-failures)");
        var report = OptionTexts.Option("--report", "write a report to this file: a page if it ends with .html, else machine-readable");
        var junit = OptionTexts.Option("--junit", "write the verdict of every oracle to this file in the form of JUnit");
        var command = new Command("sweep", simulation.SweepText) { model };
        OptionTexts.AddTo(command, backend, cases, seed, parallel, shard);
        own.AddTo(command);
        OptionTexts.AddTo(command, determinism, coverage, verbose, failures, report, junit);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var backendName = BackendOption.Read(parsed, backend, simulation) ?? simulation.Backends[0].Name;
            var settings = context.Settings;
            var models = ModelOption.Read(parsed.GetValue(model), simulation.ModelNames);
            var caseCount = CasesOf(context.Settings, simulation, backendName, parsed.GetValue(cases));
            var runSeed = settings.Read(SweepSettings.Seed, parsed.GetValue(seed)) ?? FreshSeed();
            var inputs = own.Read(parsed, settings.Variable);
            var profile = simulation.ReadProfile(backendName, inputs);
            var request = new SweepRequest
            {
                Models = [.. models],
                Backend = backendName,
                CaseCount = caseCount,
                Seed = runSeed,
                ProfileName = profile.Name,
                Parallelism = (int)(settings.Read(SweepSettings.Parallelism, parsed.GetValue(parallel)) ?? Environment.ProcessorCount),
                Shard = settings.Read(SweepSettings.Shard, parsed.GetValue(shard)) ?? Shard.Whole,
                IsCheckingDeterminism = parsed.GetValue(determinism),
                IsRequiringCoverage = parsed.GetValue(coverage),
                IsVerbose = parsed.GetValue(verbose),
                FailureFolder = parsed.GetValue(failures) ?? "sim-failures",
                ReportPath = parsed.GetValue(report),
                JUnitPath = parsed.GetValue(junit),
                IsTracing = settings.Read(SweepSettings.Trace) ?? false,
            };
            return (int)await new SweepRun<TConfiguration, TAction, TSystem, TWitness>(context, request, profile, inputs).RunAsync(cancellationToken);
        });
        return command;
    }

    /// <summary>The settings of all backends are read whatever the backend, so that a malformed one is refused.</summary>
    private static long CasesOf(SettingSource settings, Simulation simulation, string backendName, string? text) =>
        simulation.Backends
            .Select(backend => (backend.Name, Cases: settings.Read(SweepSettings.CasesOn(backend), text) ?? backend.DefaultCases))
            .ToList()
            .Find(backend => backend.Name == backendName).Cases;

    private static RunSeed FreshSeed()
    {
        var bytes = RandomNumberGenerator.GetBytes(CaseSeed.SizeBytes);
        return new RunSeed(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes.AsSpan(16)));
    }
}
