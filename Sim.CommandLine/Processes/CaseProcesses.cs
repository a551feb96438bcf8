using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Sim.CommandLine.Sweeps;
using Sim.Engine.Sweeps;

namespace Sim.CommandLine.Processes;

/// <summary>Processes of this program that run cases, one at a time each. They are started when they are first needed.</summary>
internal sealed class CaseProcesses(SweepRequest request) : ICaseProcesses, IDisposable
{
    private readonly ConcurrentBag<Process> _idle = [];
    private readonly ConcurrentBag<Process> _all = [];

    /// <inheritdoc/>
    public async Task<CaseSummary?> RunAsync(string model, long number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var process = _idle.TryTake(out var idle) ? idle : Start();
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new CaseRequest(model, number)).AsMemory(), cancellationToken);
        await process.StandardInput.FlushAsync(cancellationToken);
        if (await process.StandardOutput.ReadLineAsync(cancellationToken) is not { } line)
        {
            // It died of this case; what became of it shows where it runs again.
            return null;
        }

        _idle.Add(process);
        var answer = JsonSerializer.Deserialize<CaseAnswer>(line)!;
        return answer.Number == number ? answer.Summary : throw new InvalidDataException($"a process answered for case {answer.Number} instead of {number}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in _all)
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.Dispose();
        }
    }

    private Process Start()
    {
        string[] arguments =
        [
            "cases", "--backend", request.Backend, "--profile", request.ProfileName, "--seed", $"{request.Seed}",
            .. request.IsCheckingDeterminism ? (string[])["--check-determinism"] : [],
        ];
        var start = ProcessorCount.StartOf(arguments);
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        var process = Process.Start(start)!;
        _all.Add(process);
        return process;
    }
}
