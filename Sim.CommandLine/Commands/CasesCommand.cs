using System.CommandLine;
using System.Text.Json;
using Sim.CommandLine.Processes;
using Sim.CommandLine.Settings;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Sweeps;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Commands;

/// <summary><c>cases</c>: what the processes of a sweep run, not for people. It reads cases from the standard input and answers each with a line.</summary>
internal static class CasesCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create<TConfiguration, TAction, TSystem, TWitness>(SimulationContext<TConfiguration, TAction, TSystem, TWitness> context)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        var backend = OptionTexts.Option("--backend", "what cases run on");
        var profile = OptionTexts.Option("--profile", "how cases are shaped");
        var seed = OptionTexts.Option("--seed", "seed of the sweep");
        var determinism = new Option<bool>("--check-determinism") { Description = "run every case twice" };
        var command = new Command("cases", "Runs single cases of a sweep for another process.") { Hidden = true };
        OptionTexts.AddTo(command, backend, profile, seed, determinism);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var shape = context.Simulation.FindProfile(parsed.GetValue(profile) ?? "")
                ?? throw new UsageException($"--profile: '{parsed.GetValue(profile)}' is not known");
            var options = new SweepOptions
            {
                Seed = context.Settings.Read(SweepSettings.Seed, parsed.GetValue(seed)) ?? throw new UsageException("--seed is missing"),
                CaseCount = 1,
                IsCheckingDeterminism = parsed.GetValue(determinism),
            };
            await using var backends = context.CreateBackends();
            var opened = await SimulationContext<TConfiguration, TAction, TSystem, TWitness>.OpenAsync(
                backends, parsed.GetValue(backend) ?? context.Simulation.Backends[0].Name, shape, new SimulationInputs(new Dictionary<string, string>(), _ => null), cancellationToken);
            await AnswerAsync(context, opened, shape, options, cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task AnswerAsync<TConfiguration, TAction, TSystem, TWitness>(
        SimulationContext<TConfiguration, TAction, TSystem, TWitness> context,
        OpenedSimulation<TConfiguration, TAction, TSystem> opened,
        ISimulationProfile<TConfiguration, TAction, TSystem> profile,
        SweepOptions options,
        CancellationToken cancellationToken)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            var request = JsonSerializer.Deserialize<CaseRequest>(line)!;
            var runner = new SweepRunner<TConfiguration, TAction, TSystem>(opened.Runs, profile.FindModel(request.Model)!);
            var summary = await runner.SummariseAsync(request.Number, options, cancellationToken);
            await context.Output.Standard.WriteAsync(JsonSerializer.Serialize(new CaseAnswer(request.Number, summary)) + "\n");
            await context.Output.Standard.FlushAsync(cancellationToken);
        }
    }
}
