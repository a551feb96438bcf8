namespace Sim.Oracles.Tests;

/// <summary>Marks a self-test that shows an oracle a near miss that it must let pass.</summary>
/// <param name="oracleId">The oracle.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class MustPassAttribute(string oracleId) : Attribute
{
    public string OracleId { get; } = oracleId;
}
