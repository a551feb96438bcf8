namespace Sim.Oracles.Tests;

/// <summary>Marks a self-test that shows an oracle a minimal state that it must refuse.</summary>
/// <param name="oracleId">The oracle.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class MustFireAttribute(string oracleId) : Attribute
{
    public string OracleId { get; } = oracleId;
}
