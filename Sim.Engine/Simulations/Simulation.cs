using Sim.Engine.Checks;

namespace Sim.Engine.Simulations;

/// <summary>A simulation with all that a command line and a test need to know of it.</summary>
public abstract partial class Simulation
{
    /// <summary>The word that its messages begin with: lower-case letters, digits and hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>One sentence: what it simulates.</summary>
    public abstract string About { get; }

    /// <summary>Its models, in the order in which sweeps run them.</summary>
    public abstract IReadOnlyList<string> ModelNames { get; }

    /// <summary>What the help says of a sweep.</summary>
    public virtual string SweepText => "Walks the system through many seeded cases and judges every step.";

    /// <summary>What its cases can run on; the first is the default.</summary>
    public virtual IReadOnlyList<SimulationBackend> Backends => [SimulationBackend.Memory];

    /// <summary>What the help says of the choice of a backend.</summary>
    public virtual string BackendText => $"{string.Join(", ", Backends.Select(backend => backend.Name))} (default {Backends[0].Name})";

    /// <summary>What the help says of the number of cases.</summary>
    public virtual string CasesText => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"cases per model (default {Backends[0].DefaultCases})");

    /// <summary>Options that it adds to the verbs.</summary>
    public virtual IReadOnlyList<SimulationOption> Options => [];

    /// <summary>Names of planted defects that <c>--bug</c> switches on; null if it plants none at all and wants no such verb.</summary>
    public virtual IReadOnlyList<string>? Bugs => null;

    /// <summary>Whether a process can run one case at a time, so that sweeps run several in several processes.</summary>
    public virtual bool IsOneAtATime => false;

    /// <summary>Whether the state at the end of a walk can be written.</summary>
    public virtual bool HasState => false;

    /// <summary>What must be typed before a verb to run this program; null to find out from where the program lies.</summary>
    public virtual string? Invocation => null;

    /// <summary>Whether an exception says that the environment lacks something.</summary>
    public virtual bool IsEnvironmentFault(Exception exception) => exception is Walks.EnvironmentFaultException;

    /// <summary>Whether an own option makes sense only where a trace is printed.</summary>
    public virtual bool AsksForTrace(SimulationInputs inputs) => false;

    /// <summary>Sweeps the simulation as a test does: all of its models, until the first failure.</summary>
    /// <param name="options">What to run; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="SimulationFailedException">An oracle was violated. The message shows the shrunk walk, its token, the path of its file, and how to replay it.</exception>
    /// <exception cref="UsageException">The options or environment variables mean nothing.</exception>
    public Task CheckAsync(CheckOptions? options = null, CancellationToken cancellationToken = default) =>
        Accept(new SimulationCheck(options ?? new CheckOptions(), walkFile: null, cancellationToken));

    /// <summary>Replays a walk file as a test does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What to run besides; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="SimulationFailedException">The walk does not end as the file says.</exception>
    /// <exception cref="UsageException">The file cannot be used.</exception>
    public Task CheckFileAsync(string path, CheckOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Accept(new SimulationCheck(options ?? new CheckOptions(), path, cancellationToken));
    }

    /// <summary>Does something that needs the types of this simulation.</summary>
    internal abstract TResult Accept<TResult>(ISimulationVisitor<TResult> visitor);
}
