using System.Globalization;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Shrinking;

/// <summary>Builds systems whose minimal failing walk is known beforehand.</summary>
internal sealed class NeedleSimulation : ISimulation<NeedleConfiguration, int, NeedleSystem>
{
    public int BuiltSystems { get; private set; }

    public ValueTask<NeedleSystem> CreateAsync(
        NeedleConfiguration configuration, Recorder recorder, CancellationToken cancellationToken)
    {
        BuiltSystems++;
        return ValueTask.FromResult(new NeedleSystem(configuration, recorder));
    }

    public bool IsIdle(int action) => false;

    public string Describe(int action) => action.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<int> SimplerActions(int action) => [];

    public IEnumerable<Walk<NeedleConfiguration, int>> SimplerConfigurations(Walk<NeedleConfiguration, int> walk) => [];

    public OracleViolatedException Explain(Exception exception) => throw exception;
}
