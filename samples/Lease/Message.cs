namespace Lease;

/// <summary>What the store, the holders and the clients tell each other.</summary>
public abstract record Message
{
    /// <summary>A holder wants the lease, or wants to keep it.</summary>
    public sealed record Acquire(int Attempt) : Message;

    /// <summary>It has it.</summary>
    /// <param name="Attempt">Which attempt this answers.</param>
    /// <param name="Token">Number of the lease; a holder keeps it as long as it renews in time.</param>
    /// <param name="Value">The value in the store.</param>
    /// <param name="ExpiresAt">When it ends by the clock of the store.</param>
    public sealed record Granted(int Attempt, long Token, int Value, DateTimeOffset ExpiresAt) : Message;

    /// <summary>A holder writes. What an older holder sends, and what is older than what came, is ignored.</summary>
    public sealed record Write(long Token, int Number, int Value) : Message;

    /// <summary>It is written for good.</summary>
    public sealed record Written(long Token, int Number, int Value) : Message;

    /// <summary>A client asks; the value is null for a read.</summary>
    public sealed record Request(int Number, int? Value) : Message;

    /// <summary>The answer; null from a node without the lease.</summary>
    public sealed record Reply(int Number, int? Value) : Message;
}
