using CsCheck;
using Sim.Engine.Simulations;

namespace Sim.Cluster.Simulations;

/// <summary>What goes wrong, as actions of a simulation.</summary>
internal sealed class FaultPlan<TService, TClient, TInput, TOutput>(ClusterDefinition<TService, TClient> definition)
    where TService : class
    where TClient : class
{
    private const int GreatestDriftPartsPerMillion = 100_000;
    private const int GreatestStepMs = 2_000;

    private readonly Gen<int> _nodes = Gen.Int[0, definition.Nodes.Length - 1];

    /// <summary>Adds the actions of all faults. Those that do not happen are never drawn, but files may name them.</summary>
    public SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<TService, TClient, TInput, TOutput>> AddTo(
        SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<TService, TClient, TInput, TOutput>> simulation)
    {
        var named = simulation;
        Add(Faults.None, 3, Gen.Const(new Wait()), (_, _) => { }, (_, _) => true);
        AddFor(
            Faults.Crashes, 2,
            run => run.NodesThatAre(up: true)?.Select(node => new Crash(node)),
            (run, step) => run.Crash(step.Node),
            (run, step) => run.IsUp(step.Node));
        AddFor(
            Faults.Crashes, 2,
            run => run.NodesThatAre(up: true)?.Select(node => new Reboot(node)),
            Reboot,
            (run, step) => run.IsUp(step.Node));
        AddFor(
            Faults.Crashes, 4,
            run => run.NodesThatAre(up: false)?.Select(node => new Restart(node)),
            (run, step) => run.Nodes[step.Node].Start(),
            (run, step) => run.IsNode(step.Node) && !run.IsUp(step.Node));
        Add(
            Faults.Partitions, 1,
            Gen.Select(_nodes, _nodes, (from, to) => new Cut(from, to)),
            (run, step) => run.Cut(step.From, step.To),
            CanCut);
        Add(
            Faults.Partitions, 2,
            _nodes.Select(node => new Isolate(node)),
            (run, step) => run.SetIsolated(step.Node, isIsolated: true),
            (run, step) => run.IsNode(step.Node) && !run.IsIsolated(step.Node));
        Add(
            Faults.Partitions, 2,
            _nodes.Select(node => new Rejoin(node)),
            (run, step) => run.SetIsolated(step.Node, isIsolated: false),
            (run, step) => run.IsNode(step.Node) && run.IsIsolated(step.Node));
        Add(Faults.Partitions, 2, Gen.Const(new HealNetwork()), (run, _) => run.HealNetwork(), (run, _) => run.IsAnyCut);
        Add(
            Faults.Disks, 1,
            Gen.Select(_nodes, Gen.Int[1, 20], (node, factor) => new SlowDisk(node, factor)),
            (run, step) => run.Nodes[step.Node].SlowDisk(step.Factor),
            (run, step) => run.IsNode(step.Node));
        Add(
            Faults.ClockSkew, 1,
            Gen.Select(_nodes, Gen.Int[-GreatestStepMs, GreatestStepMs], (node, step) => new StepClock(node, step)),
            (run, step) => run.Nodes[step.Node].StepClock(TimeSpan.FromMilliseconds(step.StepMs)),
            (run, step) => run.IsNode(step.Node));
        Add(
            Faults.ClockSkew, 1,
            Gen.Select(_nodes, Gen.Int[-GreatestDriftPartsPerMillion, GreatestDriftPartsPerMillion], (node, drift) => new Drift(node, drift)),
            (run, step) => run.Nodes[step.Node].SetDrift(step.PartsPerMillion),
            (run, step) => run.IsNode(step.Node));
        return named;

        void Add<TStep>(
            Faults fault, int weight, Gen<TStep> steps,
            Action<ClusterRun<TService, TClient, TInput, TOutput>, TStep> perform,
            Func<ClusterRun<TService, TClient, TInput, TOutput>, TStep, bool> when)
            where TStep : ClusterStep =>
            AddFor(fault, weight, _ => steps, perform, when);

        void AddFor<TStep>(
            Faults fault, int weight, Func<ClusterRun<TService, TClient, TInput, TOutput>, Gen<TStep>?> stepsOf,
            Action<ClusterRun<TService, TClient, TInput, TOutput>, TStep> perform,
            Func<ClusterRun<TService, TClient, TInput, TOutput>, TStep, bool> when)
            where TStep : ClusterStep =>
            named = named.Action(
                run => stepsOf(run) is { } steps ? run.Timed(steps) : null,
                (run, step, _) => run.PerformAsync(step, () => perform(run, step)),
                when,
                definition.Faults.HasFlag(fault) ? weight : 0);
    }

    private static void Reboot(ClusterRun<TService, TClient, TInput, TOutput> run, Reboot step)
    {
        run.Crash(step.Node);
        run.Nodes[step.Node].Start();
    }

    private static bool CanCut(ClusterRun<TService, TClient, TInput, TOutput> run, Cut step) =>
        run.IsNode(step.From) && run.IsNode(step.To) && step.From != step.To && !run.IsCut(step.From, step.To);
}
