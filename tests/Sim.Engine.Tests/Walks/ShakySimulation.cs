using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Walks;

/// <summary>Scripted systems on shaky ground: what some of them throw, by number of the build from 1, is a fault of the environment.</summary>
internal sealed class ShakySimulation(Predicate<int> isShaky) : ISimulation<string, ScriptedAction, ScriptedSystem>
{
    private readonly ScriptedSimulation _scripted = new();

    public IReadOnlyCollection<ScriptedSystem> Built => _scripted.Built;

    public ValueTask<ScriptedSystem> CreateAsync(string configuration, Recorder recorder, CancellationToken cancellationToken) =>
        _scripted.CreateAsync(configuration, recorder, cancellationToken);

    public bool IsIdle(ScriptedAction action) => _scripted.IsIdle(action);

    public string Describe(ScriptedAction action) => _scripted.Describe(action);

    public IEnumerable<ScriptedAction> SimplerActions(ScriptedAction action) => _scripted.SimplerActions(action);

    public IEnumerable<Walk<string, ScriptedAction>> SimplerConfigurations(Walk<string, ScriptedAction> walk) => _scripted.SimplerConfigurations(walk);

    public OracleViolatedException Explain(Exception exception) => _scripted.Explain(exception);

    public bool IsEnvironmentFault(Exception exception) => exception is InvalidOperationException && isShaky(Built.Count);
}
