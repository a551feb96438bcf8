using System.Globalization;
using Sim.CommandLine.Output;
using Sim.CommandLine.Output.JUnit;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Texts;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Regressions;

/// <summary>Replays all walk files of a folder.</summary>
/// <param name="context">Of what simulation, and where to write.</param>
/// <param name="inputs">What the person said.</param>
/// <param name="folder">The folder.</param>
/// <param name="isJson">One JSON document at the end instead of lines.</param>
/// <param name="junitPath">File for a report in the form of JUnit; null for none.</param>
internal sealed class RegressionRun<TConfiguration, TAction, TSystem, TWitness>(
    SimulationContext<TConfiguration, TAction, TSystem, TWitness> context, SimulationInputs inputs, string folder, bool isJson, string? junitPath)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    private readonly IOutput _output = context.Output;
    private readonly HashSet<string> _unavailable = new(StringComparer.Ordinal);
    private Exception? _lacking;
    private readonly List<RegressionResult> _results = [];

    /// <summary>Replays them in order of their names, and prints one line per file and backend.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"no folder '{folder}' with walk files");
        }

        await using var backends = context.CreateBackends();
        var paths = Directory.GetFiles(folder, "*.walk.json").Order(StringComparer.Ordinal).ToList();
        if (paths.Count == 0)
        {
            throw new UsageException($"no walk files (*.walk.json) in the folder '{folder}'");
        }

        OutputPaths.Require([("--junit", junitPath)], [.. paths]);
        OperationCanceledException? interruption = null;
        try
        {
            await ReplayAllAsync(backends, paths, cancellationToken);
        }
        catch (OperationCanceledException signal) when (cancellationToken.IsCancellationRequested)
        {
            interruption = signal;
        }

        PrintEnd(paths.Count);
        return Conclude(_lacking is null ? interruption : new EnvironmentLackingException(_lacking.Message, _lacking));
    }

    private async Task ReplayAllAsync(ISimulationBackends<TConfiguration, TAction, TSystem> backends, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await ReplayAsync(backends, path, context.Files.Read(path), cancellationToken);
            }
            catch (WalkNotExecutableException fault)
            {
                throw new UsageException($"{path}: {fault.Message}", fault);
            }
        }
    }

    private void PrintEnd(int files) => _output.Standard.Write(isJson
        ? RegressionReports.Json(files, _results)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{files} files, {_results.Count - CountOf(RegressionResult.NotRun)} replays, {CountOf(RegressionResult.Fails)} failed, {CountOf(RegressionResult.NotRun)} not run\n"));

    /// <summary>Neither a signal nor a report that fails in the end hides a failure.</summary>
    private ExitCode Conclude(Exception? trouble)
    {
        try
        {
            if (junitPath is { } path)
            {
                JUnitReport.Write(path, $"{context.Name} regressions", RegressionReports.Suites(context.Name, _results));
            }
        }
        catch (UsageException unwritable)
        {
            trouble ??= unwritable;
        }

        var code = CountOf(RegressionResult.Fails) > 0 ? ExitCode.Violated : ExitCode.Held;
        if (trouble is null)
        {
            return code;
        }

        if (code == ExitCode.Held || trouble is EnvironmentLackingException)
        {
            throw trouble;
        }

        _output.Error.WriteLine($"{context.Name}: {(trouble is OperationCanceledException ? "interrupted" : trouble.Message)}");
        return code;
    }

    private int CountOf(string verdict) => _results.Count(result => result.Verdict == verdict);

    private async Task ReplayAsync(
        ISimulationBackends<TConfiguration, TAction, TSystem> backends, string path, WalkFile<TConfiguration, TAction, TWitness> file, CancellationToken cancellationToken)
    {
        foreach (var backend in context.Simulation.BackendsOf(file))
        {
            if (await OpenAsync(backends, backend, cancellationToken) is not { } simulation
                || await RunAsync(simulation, backend, file, cancellationToken) is not { } result)
            {
                Add(new RegressionResult(path, file.Name, backend, RegressionResult.NotRun, file.Steps.Length, TraceHash: null, []));
                continue;
            }

            var faults = result.FaultsAgainst(file.Expect).ToList();
            var verdict = faults.Count == 0 ? RegressionResult.Holds : RegressionResult.Fails;
            Add(new RegressionResult(path, file.Name, backend, verdict, result.Outcome.Steps, result.Outcome.TraceHash, faults));
        }
    }

    private void Add(RegressionResult result)
    {
        _results.Add(result);
        if (isJson)
        {
            return;
        }

        var hash = result.TraceHash is { } traceHash ? Figures.Hash(traceHash) : "-";
        _output.Standard.Write(string.Create(
            CultureInfo.InvariantCulture, $"{result.Verdict,-7}  {result.Backend,-8}  {result.Steps,4} steps  {hash,-16}  {result.Name}\n"));
        foreach (var fault in result.Faults)
        {
            _output.Standard.Write($"         {fault}\n");
        }
    }

    /// <summary>Replays a file; null if what it ran on failed, on which nothing more is run then.</summary>
    private async Task<WalkReplayResult<TConfiguration, TAction, TWitness>?> RunAsync(
        OpenedSimulation<TConfiguration, TAction, TSystem> simulation, string backend, WalkFile<TConfiguration, TAction, TWitness> file, CancellationToken cancellationToken)
    {
        try
        {
            return await new WalkReplay<TConfiguration, TAction, TSystem, TWitness>(context.Simulation, simulation.Runs).RunAsync(
                file.ToWalk(), file.Witnesses, isTracing: false, untilStep: null, cancellationToken);
        }
        catch (EnvironmentFaultException fault)
        {
            GiveUp(backend, fault);
            return null;
        }
    }

    /// <summary>Opens a backend; null, with the reason told once, if it is not to be had here.</summary>
    private async Task<OpenedSimulation<TConfiguration, TAction, TSystem>?> OpenAsync(
        ISimulationBackends<TConfiguration, TAction, TSystem> backends, string backend, CancellationToken cancellationToken)
    {
        if (_unavailable.Contains(backend))
        {
            return null;
        }

        try
        {
            return await SimulationContext<TConfiguration, TAction, TSystem, TWitness>.OpenAsync(backends, backend, profile: null, inputs, cancellationToken);
        }
        catch (Exception lacking) when (context.ExitCodeOf(lacking) == ExitCode.EnvironmentLacking)
        {
            GiveUp(backend, lacking);
            return null;
        }
    }

    /// <summary>Nothing more is run on a backend that is missing or has failed. The first reason is the line that the command ends with.</summary>
    private void GiveUp(string backend, Exception reason)
    {
        _unavailable.Add(backend);
        _lacking ??= reason;
    }
}
