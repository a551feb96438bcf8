using System.Collections.Concurrent;
using System.Collections.Immutable;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Walks;

/// <summary>Builds scripted systems; the configuration may say that the building itself fails.</summary>
internal sealed class ScriptedSimulation(Func<ScriptedAction, string>? describe = null, bool isAskingOneMore = false) : ISimulation<string, ScriptedAction, ScriptedSystem>
{
    public static OracleDescription Contract { get; } = new("T-99", "no unexpected exception");

    /// <summary>Every system that was built.</summary>
    public ConcurrentQueue<ScriptedSystem> Built { get; } = [];

    public static Walk<string, ScriptedAction> WalkOf(params ScriptedAction[] steps) => new("", [.. steps]);

    public static Walk<string, ScriptedAction> WalkOf(params string[] kinds) =>
        new("", kinds.Select(kind => new ScriptedAction(kind, kind)).ToImmutableArray());

    public ValueTask<ScriptedSystem> CreateAsync(string configuration, Recorder recorder, CancellationToken cancellationToken)
    {
        if (configuration == "cannot be built")
        {
            throw new InvalidOperationException("no such system");
        }

        var system = new ScriptedSystem(recorder, isAskingOneMore);
        Built.Enqueue(system);
        return ValueTask.FromResult(system);
    }

    public bool IsIdle(ScriptedAction action) => action.Kind == "idle";

    public string Describe(ScriptedAction action) => describe?.Invoke(action) ?? $"{action.Kind}: {action.Text}";

    public IEnumerable<ScriptedAction> SimplerActions(ScriptedAction action) =>
        action.Text.Length > 1 ? [action with { Text = action.Text[..1] }] : [];

    public IEnumerable<Walk<string, ScriptedAction>> SimplerConfigurations(Walk<string, ScriptedAction> walk) => [];

    public OracleViolatedException Explain(Exception exception) =>
        new(Contract, new Violation(Contract.Id, exception.GetType().Name, "system", exception.Message));
}
