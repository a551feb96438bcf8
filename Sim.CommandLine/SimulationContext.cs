using Sim.CommandLine.Replays;
using Sim.CommandLine.Settings;
using Sim.Engine.Replay;
using Sim.Engine.Reports;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.CommandLine;

/// <summary>What every verb has at hand: the simulation, where to write, and what the environment says.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
/// <typeparam name="TWitness">A witness in walk files.</typeparam>
/// <param name="Output">Where to write.</param>
/// <param name="Settings">Reads options and variables.</param>
/// <param name="Simulation">The simulation.</param>
internal sealed record SimulationContext<TConfiguration, TAction, TSystem, TWitness>(
    IOutput Output, SettingSource Settings, SimulationDescription<TConfiguration, TAction, TSystem, TWitness> Simulation)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    /// <summary>The word that messages begin with.</summary>
    public string Name => Simulation.Name;

    /// <summary>Reads and writes walk files.</summary>
    public WalkFiles<TConfiguration, TAction, TWitness> Files { get; } = new(Simulation.Format);

    /// <summary>Makes the backends of one command.</summary>
    public ISimulationBackends<TConfiguration, TAction, TSystem> CreateBackends() => Simulation.CreateBackends();

    /// <summary>Opens a backend.</summary>
    /// <exception cref="EnvironmentLackingException">It is not to be had here.</exception>
    public static async Task<OpenedSimulation<TConfiguration, TAction, TSystem>> OpenAsync(
        ISimulationBackends<TConfiguration, TAction, TSystem> backends,
        string backend,
        ISimulationProfile<TConfiguration, TAction, TSystem>? profile,
        SimulationInputs inputs,
        CancellationToken cancellationToken)
    {
        try
        {
            return await backends.OpenAsync(backend, profile, inputs, cancellationToken);
        }
        catch (EnvironmentFaultException lacking)
        {
            throw new EnvironmentLackingException(lacking.Message, lacking);
        }
    }

    /// <summary>What a person asked to replay.</summary>
    /// <exception cref="UsageException">It is neither a file nor a token.</exception>
    public ReplaySource<TConfiguration, TAction, TWitness> Resolve(string? argument) =>
        ReplaySource<TConfiguration, TAction, TWitness>.Resolve(argument, Files, Settings);

    /// <summary>Prints violations of an open simulation.</summary>
    public ViolationPrinter<TAction> PrinterOf(OpenedSimulation<TConfiguration, TAction, TSystem> simulation) => new(
        Output.Standard,
        Simulation.Invocation ?? ProgramInvocation.Present,
        simulation.ReplayOptions,
        action => Simulation.Readable(simulation.Runs, action));

    /// <summary>The exit code of an exception whose message is the line that the user gets; null for a bug.</summary>
    public ExitCode? ExitCodeOf(Exception exception) => ExitCodes.Of(exception, Simulation.IsEnvironmentFault);

    /// <summary>Writes a warning.</summary>
    public Task WarnAsync(string message) => Output.Error.WriteLineAsync($"{Name}: warning: {message}");
}
