using System.Globalization;
using Sim.Cli.Environment;
using Sim.Cli.Output;
using Sim.Cli.Output.JUnit;
using Sim.Cli.Replays;
using Sim.Engine.Replay;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.World;

namespace Sim.Cli.Regressions;

/// <summary>Replays all walk files of a folder.</summary>
/// <param name="output">Where to write.</param>
/// <param name="folder">The folder.</param>
/// <param name="isJson">One JSON document at the end instead of lines.</param>
/// <param name="junitPath">File for a report in the form of JUnit; null for none.</param>
/// <param name="createBackends">Where to replay them.</param>
internal sealed class RegressionRun(IOutput output, string folder, bool isJson, string? junitPath, Func<Backends> createBackends)
{
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

        await using var backends = createBackends();
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

    private async Task ReplayAllAsync(Backends backends, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await ReplayAsync(backends, path, WalkFileReading.Read(path), cancellationToken);
            }
            catch (WalkNotExecutableException fault)
            {
                throw new UsageException($"{path}: {fault.Message}", fault);
            }
        }
    }

    private void PrintEnd(int files) => output.Standard.Write(isJson
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
                JUnitReport.Write(path, "sim regressions", RegressionReports.Suites(_results));
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

        output.Error.WriteLine($"sim: {(trouble is OperationCanceledException ? "interrupted" : trouble.Message)}");
        return code;
    }

    private int CountOf(string verdict) => _results.Count(result => result.Verdict == verdict);

    private async Task ReplayAsync(
        Backends backends, string path, WalkFile<WorldConfiguration, WorldAction, WorldWitness> file, CancellationToken cancellationToken)
    {
        foreach (var backend in ReplayBackends.Of(file))
        {
            if (await OpenAsync(backends, backend, cancellationToken) is not { } provider
                || await RunAsync(provider, backend, file, cancellationToken) is not { } result)
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
        output.Standard.Write(string.Create(
            CultureInfo.InvariantCulture, $"{result.Verdict,-7}  {result.Backend,-8}  {result.Steps,4} steps  {hash,-16}  {result.Name}\n"));
        foreach (var fault in result.Faults)
        {
            output.Standard.Write($"         {fault}\n");
        }
    }

    /// <summary>Replays a file; null if what it ran on failed, on which nothing more is run then.</summary>
    private async Task<WorldReplayResult?> RunAsync(
        IStorageProvider provider, string backend, WalkFile<WorldConfiguration, WorldAction, WorldWitness> file, CancellationToken cancellationToken)
    {
        try
        {
            return await new WorldReplay(new WorldSimulation(provider)).RunAsync(
                file.ToWalk(), file.Witnesses, isTracing: false, untilStep: null, cancellationToken);
        }
        catch (EnvironmentFaultException fault)
        {
            GiveUp(backend, fault);
            return null;
        }
    }

    /// <summary>Opens a backend; null, with the reason told once, if it is not to be had here.</summary>
    private async Task<IStorageProvider?> OpenAsync(Backends backends, string backend, CancellationToken cancellationToken)
    {
        if (_unavailable.Contains(backend))
        {
            return null;
        }

        try
        {
            return await backends.OpenAsync(backend, cancellationToken);
        }
        catch (EnvironmentLackingException lacking)
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
