using System.Globalization;

namespace Sim.Histories.Models;

/// <summary>A call of a register.</summary>
/// <typeparam name="T">Its values.</typeparam>
public abstract record RegisterCall<T>
{
    private RegisterCall()
    {
    }

    /// <summary>Asks for the value.</summary>
    public sealed record Read : RegisterCall<T>
    {
        /// <inheritdoc/>
        public override string ToString() => "read";
    }

    /// <summary>Replaces the value.</summary>
    /// <param name="Value">The new one.</param>
    public sealed record Write(T Value) : RegisterCall<T>
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"write {Value}");
    }

    /// <summary>Replaces the value if it is as expected.</summary>
    /// <param name="Expected">The value that is to be replaced.</param>
    /// <param name="Value">The new one.</param>
    public sealed record CompareAndSet(T Expected, T Value) : RegisterCall<T>
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"compare-and-set {Expected} to {Value}");
    }
}
