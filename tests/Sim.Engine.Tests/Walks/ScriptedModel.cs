using CsCheck;
using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Walks;

/// <summary>Offers one kind of action, for ever.</summary>
internal sealed class ScriptedModel(int stepCount, Action<ActionChoices<ScriptedAction>> offer)
    : IModel<string, ScriptedAction, ScriptedSystem>, IActionSource<ScriptedAction, ScriptedSystem>
{
    public ScriptedModel(int stepCount, string kind)
        : this(stepCount, choices => choices.Add(1, Gen.Const(new ScriptedAction(kind, kind))))
    {
    }

    public string Name => "scripted";

    public string Profile => "only";

    public string GeneratorFingerprint => "g0";

    public IReadOnlyList<OracleDescription> Oracles => [ScriptedSystem.Oracle, ScriptedSimulation.Contract];

    public IReadOnlyList<FactDescription> Facts => [ScriptedSystem.Fact];

    public CasePlan<string, ScriptedAction, ScriptedSystem> DrawCase(CaseStreams streams) =>
        stepCount >= 0 ? new("", stepCount, this) : throw new InvalidOperationException("no walk is that short");

    public void Offer(ScriptedSystem system, ActionChoices<ScriptedAction> choices) => offer(choices);
}
