using System.Globalization;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Sweeps;

/// <summary>Builds counters of which every second one errs.</summary>
internal sealed class UnsteadySimulation(string fault) : ISimulation<int, int, UnsteadySystem>
{
    private int _builtSystems;

    public ValueTask<UnsteadySystem> CreateAsync(int configuration, Recorder recorder, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new UnsteadySystem(fault, _builtSystems++ % 2 == 1, recorder));

    public bool IsIdle(int action) => false;

    public string Describe(int action) => action.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<int> SimplerActions(int action) => [];

    public IEnumerable<Walk<int, int>> SimplerConfigurations(Walk<int, int> walk) => [];

    public OracleViolatedException Explain(Exception exception) =>
        new(UnsteadySystem.Oracle, new Violation(UnsteadySystem.Oracle.Id, "exception", "counter", exception.Message));
}
