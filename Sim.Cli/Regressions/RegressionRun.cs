using System.Globalization;
using Sim.Cli.Environment;
using Sim.Cli.Output;
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
/// <param name="createBackends">Where to replay them.</param>
internal sealed class RegressionRun(IOutput output, string folder, Func<Backends> createBackends)
{
    private readonly HashSet<string> _unavailable = new(StringComparer.Ordinal);
    private Exception? _lacking;
    private int _replays;
    private int _failed;
    private int _notRun;

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

        foreach (var path in paths)
        {
            try
            {
                await ReplayAsync(backends, WalkFileReading.Read(path), cancellationToken);
            }
            catch (WalkNotExecutableException fault)
            {
                throw new UsageException($"{path}: {fault.Message}", fault);
            }
        }

        output.Standard.Write(string.Create(
            CultureInfo.InvariantCulture, $"{paths.Count} files, {_replays} replays, {_failed} failed, {_notRun} not run\n"));
        if (_lacking is not null)
        {
            throw new EnvironmentLackingException(_lacking.Message, _lacking);
        }

        return _failed > 0 ? ExitCode.Violated : ExitCode.Held;
    }

    private async Task ReplayAsync(
        Backends backends, WalkFile<WorldConfiguration, WorldAction, WorldWitness> file, CancellationToken cancellationToken)
    {
        foreach (var backend in ReplayBackends.Of(file))
        {
            if (await OpenAsync(backends, backend, cancellationToken) is not { } provider)
            {
                _notRun++;
                PrintLine("not run", backend, file.Steps.Length, "-", file.Name);
                continue;
            }

            if (await RunAsync(provider, backend, file, cancellationToken) is not { } result)
            {
                _notRun++;
                PrintLine("not run", backend, file.Steps.Length, "-", file.Name);
                continue;
            }

            var faults = result.FaultsAgainst(file.Expect).ToList();
            _replays++;
            _failed += faults.Count == 0 ? 0 : 1;
            PrintLine(faults.Count == 0 ? "holds" : "FAILS", backend, result.Outcome.Steps, Figures.Hash(result.Outcome.TraceHash), file.Name);
            foreach (var fault in faults)
            {
                output.Standard.Write($"         {fault}\n");
            }
        }
    }

    /// <summary>Opens a backend; null, with the reason told once, if it is not to be had here.</summary>
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

    private void PrintLine(string verdict, string backend, int steps, string hash, string name) =>
        output.Standard.Write(string.Create(
            CultureInfo.InvariantCulture, $"{verdict,-7}  {backend,-8}  {steps,4} steps  {hash,-16}  {name}\n"));
}
