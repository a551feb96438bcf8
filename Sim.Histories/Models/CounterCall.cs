using System.Globalization;

namespace Sim.Histories.Models;

/// <summary>A call of a counter.</summary>
public abstract record CounterCall
{
    private CounterCall()
    {
    }

    /// <summary>Asks for the count.</summary>
    public sealed record Read : CounterCall
    {
        /// <inheritdoc/>
        public override string ToString() => "read";
    }

    /// <summary>Adds to the count.</summary>
    /// <param name="Amount">How much; less than 0 takes away.</param>
    public sealed record Add(long Amount) : CounterCall
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"add {Amount}");
    }
}
