using CsCheck;
using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Sweeps;

/// <summary>Walks of ten steps; the model too may err at the one step, when it looks at a system that errs.</summary>
internal sealed class UnsteadyModel(string fault) : IModel<int, int, UnsteadySystem>
{
    public const int FaultyStep = 4;

    private const int StepCount = 10;

    private int _drawnCases;

    public string Name => "unsteady";

    public string Profile => "only";

    public string GeneratorFingerprint => "g0";

    public IReadOnlyList<OracleDescription> Oracles => [UnsteadySystem.Oracle];

    public IReadOnlyList<FactDescription> Facts => [];

    public CasePlan<int, int, UnsteadySystem> DrawCase(CaseStreams streams)
    {
        var isErring = _drawnCases++ % 2 == 1;
        var stepCount = isErring && fault == "stops earlier" ? FaultyStep - 1 : StepCount;
        return new(0, stepCount, new Actions(fault, streams["extra"]));
    }

    private sealed class Actions(string fault, RandomStream extra) : IActionSource<int, UnsteadySystem>
    {
        public void Offer(UnsteadySystem system, ActionChoices<int> choices)
        {
            var isFaulty = system.IsErring && system.Steps == FaultyStep - 1;
            if (isFaulty && fault == "draws more")
            {
                extra.Next64();
            }

            choices.Add(1, Gen.Const(isFaulty && fault == "acts otherwise" ? 2 : 1));
        }
    }
}
