namespace Sim.Histories.Models;

/// <summary>A call of a map of texts.</summary>
/// <param name="Key">The key that it concerns.</param>
public abstract record MapCall(string Key)
{
    /// <summary>Asks for the value of a key.</summary>
    public sealed record Get(string Key) : MapCall(Key)
    {
        /// <inheritdoc/>
        public override string ToString() => $"get {Key}";
    }

    /// <summary>Sets the value of a key.</summary>
    public sealed record Put(string Key, string Value) : MapCall(Key)
    {
        /// <inheritdoc/>
        public override string ToString() => $"put {Key} = \"{Value}\"";
    }

    /// <summary>Adds text to the end of the value of a key; a key that is absent counts as empty.</summary>
    public sealed record Append(string Key, string Value) : MapCall(Key)
    {
        /// <inheritdoc/>
        public override string ToString() => $"append \"{Value}\" to {Key}";
    }

    /// <summary>Removes a key.</summary>
    public sealed record Delete(string Key) : MapCall(Key)
    {
        /// <inheritdoc/>
        public override string ToString() => $"delete {Key}";
    }

    /// <summary>Sets the value of a key if it is as expected.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Expected">The value that is to be replaced; null if the key has to be absent.</param>
    /// <param name="Value">The new value.</param>
    public sealed record CompareAndSet(string Key, string? Expected, string Value) : MapCall(Key)
    {
        /// <inheritdoc/>
        public override string ToString() => $"compare-and-set {Key} from {(Expected is null ? "nothing" : $"\"{Expected}\"")} to \"{Value}\"";
    }
}
