using CsCheck;

namespace Sim.Models.Draws;

/// <summary>Generators that choose among given values, each equally likely.</summary>
public static class AnyOf
{
    /// <summary>One of the values.</summary>
    public static Gen<T> Values<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
