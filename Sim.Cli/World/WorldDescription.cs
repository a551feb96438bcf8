using Scheduler.Core.Placement;
using Sim.Cli.Commands;
using Sim.Cli.Environment;
using Sim.Cli.Settings;
using Sim.CommandLine.Settings;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.Profiles;
using Sim.Models.State;
using Sim.Models.Walks;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Cli.World;

/// <summary>The scheduler world as the verbs know it: its backends, its planners, what variables pin of its cases.</summary>
/// <param name="createBackends">The backends, once per command.</param>
internal sealed class WorldDescription(Func<Backends> createBackends)
    : SimulationDescription<WorldConfiguration, WorldAction, SchedulerWorld, WorldWitness>
{
    /// <summary>The word that messages begin with.</summary>
    public const string Program = "sim";

    /// <summary>The flag that asks for whole states in traces.</summary>
    public const string StatesOption = "--states";

    private const string PlannerOption = "--planner";
    private const string HashOption = "--hash";

    /// <summary>The backends, memory first and then Postgres.</summary>
    public static readonly IReadOnlyList<SimulationBackend> KnownBackends =
    [
        new(BackendNames.Memory, 256, "SIM_IN_MEMORY_CASES"),
        new(BackendNames.Postgres, 10, "SIM_PG_CASES"),
        new(BackendNames.Both, 10, "SIM_PG_CASES"),
    ];

    /// <inheritdoc/>
    public override string Name => Program;

    /// <inheritdoc/>
    public override string About => "Deterministic simulation of a multi-step chunk scheduler: sweep, replay, shrink, trace.";

    /// <inheritdoc/>
    public override string Invocation => "dotnet run -c Release --project Sim.Cli --";

    /// <inheritdoc/>
    public override string SweepText => "Walks the scheduler through many seeded cases and judges every step.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ModelNames => ModelCatalog.Names;

    /// <inheritdoc/>
    public override IReadOnlyList<SimulationBackend> Backends => KnownBackends;

    /// <inheritdoc/>
    public override string BackendText => "memory (default), postgres, or both in lockstep";

    /// <inheritdoc/>
    public override string CasesText => "cases per model (default 256 in memory, 10 on Postgres)";

    /// <inheritdoc/>
    public override bool HasState => true;

    /// <inheritdoc/>
    public override IReadOnlyList<SimulationOption> Options { get; } =
    [
        new(PlannerOption, PlannerOptions.Description, SimulationVerbs.Sweep) { Values = PlannerCatalog.Planners },
        new(HashOption, $"ring hash to use: {string.Join(", ", PlannerCatalog.Hashes)}", SimulationVerbs.Sweep) { Values = PlannerCatalog.Hashes },
        new(StatesOption, "with --trace: show after every step who stores what, changed or not", SimulationVerbs.Replay) { IsFlag = true },
        new(StatesOption, "show after every step who stores what, changed or not", SimulationVerbs.Trace) { IsFlag = true },
    ];

    /// <inheritdoc/>
    public override WalkFileFormat<WorldConfiguration, WorldAction, WorldWitness> Format { get; } = WorldWalkFiles.CreateFormat();

    /// <inheritdoc/>
    public override IReadOnlyList<ConfigurationChange<WorldConfiguration>> Changes { get; } =
    [
        new(
            PlannerOption,
            $"run B with another planner: {string.Join(", ", PlannerCatalog.Planners)}",
            PlannerCatalog.Planners,
            configuration => configuration.Planner ?? PlannerHarness.DefaultPlanner,
            (configuration, planner) => configuration with { Planner = planner }),
    ];

    /// <inheritdoc/>
    public override ISimulationBackends<WorldConfiguration, WorldAction, SchedulerWorld> CreateBackends() => new WorldBackends(createBackends());

    /// <inheritdoc/>
    public override ISimulationProfile<WorldConfiguration, WorldAction, SchedulerWorld> ReadProfile(string backend, SimulationInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new WorldProfile(PinnedSettings.Pin(PinnedSettings.For(backend), new SettingSource(inputs.Variable)) with
        {
            Planner = inputs.Option(PlannerOption) ?? PlannerHarness.DefaultPlanner,
            Hash = inputs.Option(HashOption),
        });
    }

    /// <inheritdoc/>
    public override ISimulationProfile<WorldConfiguration, WorldAction, SchedulerWorld>? FindProfile(string name) =>
        ModelSettings.FindProfile(name) is { } settings ? new WorldProfile(settings) : null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> DifferencesFrom(
        ISimulationProfile<WorldConfiguration, WorldAction, SchedulerWorld> profile, SimulationInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return PinnedSettings.DifferencesFrom(((WorldProfile)profile).Settings, new SettingSource(inputs.Variable));
    }

    /// <summary>Those that a walk file names, one after the other; lockstep if it expects that the backends differ.</summary>
    public override IReadOnlyList<string> BackendsOf(WalkFile<WorldConfiguration, WorldAction, WorldWitness> file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Expect.Oracle == OracleCatalog.Lockstep.Id ? [BackendNames.Both]
            : file.Backends.IsEmpty ? WorldWalkFiles.Backends
            : file.Backends;
    }

    /// <inheritdoc/>
    public override string BackendOf(ReplayToken token) => IsOfPostgres(token) ? BackendNames.Postgres : BackendNames.Memory;

    /// <summary>A difference between backends shows only in lockstep, a fault of one backend only there. Anything else is shrunk in memory.</summary>
    public override string ShrinkingBackendOf(WalkFile<WorldConfiguration, WorldAction, WorldWitness> file) =>
        BackendsOf(file) is [var only] ? only : BackendNames.Memory;

    /// <summary>Tokens of the Postgres profile come from sweeps of Postgres or of both, and lockstep sees what either sees.</summary>
    public override string ShrinkingBackendOf(ReplayToken token) => IsOfPostgres(token) ? BackendNames.Both : BackendNames.Memory;

    /// <inheritdoc/>
    public override ValueTask PrepareReadingAsync(SchedulerWorld system, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(system);
        return system.RefreshAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override long ReadFact(SchedulerWorld system, WorldWitness witness) => WorldFacts.Read(system, witness);

    /// <inheritdoc/>
    public override void WriteState(SchedulerWorld system, Stream content) => WorldStateWriter.Write(system, content);

    /// <summary>A batch of chunks takes a line per chunk; everything else fits one.</summary>
    public override string Readable(ISimulation<WorldConfiguration, WorldAction, SchedulerWorld> simulation, WorldAction action) =>
        action.ToReadable();

    /// <inheritdoc/>
    public override bool AsksForTrace(SimulationInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.IsGiven(StatesOption);
    }

    /// <inheritdoc/>
    public override bool IsEnvironmentFault(Exception exception) => SimApplication.IsEnvironmentFault(exception);

    /// <summary>Whether a token comes from a sweep of Postgres, alone or in lockstep.</summary>
    private static bool IsOfPostgres(ReplayToken token) => token.Profile.StartsWith(BackendNames.Postgres, StringComparison.Ordinal);
}
