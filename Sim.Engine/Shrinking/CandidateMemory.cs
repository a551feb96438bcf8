using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sim.Engine.Walks;

namespace Sim.Engine.Shrinking;

/// <summary>Remembers the walks that were tried, so that none is replayed twice.</summary>
internal sealed class CandidateMemory<TConfiguration, TAction>(Func<TAction, string> describe)
{
    private readonly HashSet<(TConfiguration Configuration, UInt128 Steps)> _tried = [];

    /// <summary>Whether the walk is new; it is remembered from now on.</summary>
    public bool Add(Walk<TConfiguration, TAction> walk) => _tried.Add((walk.Configuration, HashOf(walk)));

    private UInt128 HashOf(Walk<TConfiguration, TAction> walk)
    {
        var hash = new XxHash128();
        foreach (var action in walk.Steps)
        {
            var text = describe(action);
            Span<int> length = [text.Length];
            hash.Append(MemoryMarshal.AsBytes(length));
            hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return hash.GetCurrentHashAsUInt128();
    }
}
