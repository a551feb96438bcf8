using Sim.CommandLine.Commands;
using Sim.CommandLine.Processes;
using Sim.CommandLine.Settings;
using Sim.Engine.Simulations;

namespace Sim.CommandLine;

/// <summary>
/// The command line of a simulation: the verbs <c>sweep</c>, <c>replay</c>, <c>shrink</c>, <c>trace</c>, <c>regressions</c>
/// and <c>bugs</c> with their options, environment variables and exit codes.
/// </summary>
/// <example>
/// <code>
/// return await SimulationCommand.RunAsync(args, Simulation.Of&lt;Step, Account&gt;("bank-account", context => new Account())
///     .Action(Gen.Int[1, 100].Select(amount => new Step.Withdraw(amount)), (account, step) => account.Withdraw(step.Amount))
///     .Always("B-01", "no account is overdrawn", account => account.Balance >= 0));
/// </code>
/// </example>
public static class SimulationCommand
{
    /// <summary>Runs one command line: parses it, does what it says, and explains every failure in one line.</summary>
    /// <param name="arguments">The words behind the name of the program.</param>
    /// <param name="simulation">The simulation.</param>
    /// <returns>The exit code of the process: 0 if everything held, 1 or 4 if an oracle was violated, 2 if the words mean nothing.</returns>
    public static async Task<int> RunAsync(string[] arguments, Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(simulation);
        if (simulation.IsOneAtATime && !ProcessorCount.IsPinned)
        {
            return await ProcessorCount.RunPinnedAsync(arguments);
        }

        using var terminal = new Terminal();
        terminal.ReportUnhandled(simulation.Name, arguments);
        return (int)await RunAsync(
            arguments, simulation, terminal, Environment.GetEnvironmentVariable, () => terminal.Interruption, terminal.Interrupted);
    }

    /// <summary>Runs one command line elsewhere than on the terminal of the process.</summary>
    internal static Task<ExitCode> RunAsync(
        IReadOnlyList<string> arguments,
        Simulation simulation,
        IOutput output,
        Func<string, string?> variables,
        Func<ExitCode>? interruption,
        CancellationToken cancellationToken)
    {
        var settings = new SettingSource(variables);
        return new CommandApplication(
                simulation.Name, output, () => SimulationVerbTree.Build(output, settings, simulation), simulation.IsEnvironmentFault, interruption)
            .RunAsync(arguments, cancellationToken);
    }
}
