using System.Collections.Immutable;
using Sim.Histories.Models;

namespace Raft;

/// <summary>What servers and clients tell each other.</summary>
public abstract record Message
{
    /// <summary>A candidate asks for a vote.</summary>
    public sealed record RequestVote(long Term, int LastIndex, long LastTerm) : Message;

    /// <summary>The answer to it.</summary>
    public sealed record Vote(long Term, bool IsGranted) : Message;

    /// <summary>A leader sends entries, or none to say that it lives.</summary>
    /// <param name="Term">Its term.</param>
    /// <param name="PreviousIndex">Number of entries before these.</param>
    /// <param name="PreviousTerm">Term of the last one before.</param>
    /// <param name="Entries">The entries.</param>
    /// <param name="Committed">Number of entries that are committed.</param>
    public sealed record Append(long Term, int PreviousIndex, long PreviousTerm, ImmutableArray<Entry> Entries, int Committed) : Message
    {
        /// <inheritdoc/>
        public override string ToString() => FormattableString.Invariant($"Append term {Term}, {Entries.Length} entries after {PreviousIndex} of term {PreviousTerm}, {Committed} committed");
    }

    /// <summary>The answer to it.</summary>
    /// <param name="Term">Term of the follower.</param>
    /// <param name="IsMatching">Whether the entries fitted.</param>
    /// <param name="Index">So many entries are known to be the leader's; if they did not fit, where to try next.</param>
    public sealed record Appended(long Term, bool IsMatching, int Index) : Message;

    /// <summary>A client asks.</summary>
    public sealed record Request(int Number, MapCall Call) : Message;

    /// <summary>The answer; null from a server that does not lead.</summary>
    public sealed record Reply(int Number, MapAnswer? Answer, string? Leader) : Message;
}
