using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Sim.Engine.Tracing;

namespace Sim.Engine.Randomness;

/// <summary>
/// The named random streams of one case. Each is derived by hashing the seed of the case and the name, never by counting,
/// so that one more draw in one concern changes nothing in another.
/// </summary>
public sealed class CaseStreams(CaseSeed seed)
{
    /// <summary>Name of the stream from which the engine draws actions.</summary>
    public const string ActionsStream = "actions";

    private readonly SortedDictionary<string, RandomStream> _streams = new(StringComparer.Ordinal);

    /// <summary>The seed of the case.</summary>
    public CaseSeed Seed { get; } = seed;

    /// <summary>
    /// The stream of a concern; the same object every time. Its PCG takes stream and seed from XXH128 over the 32 bytes of
    /// the case seed (most significant first) and the UTF-8 bytes of the name: of the canonical 16 bytes the first four,
    /// little-endian, are the stream, the last eight, little-endian, the seed.
    /// </summary>
    /// <param name="name">The concern, as in <c>workload</c>.</param>
    public RandomStream this[string name]
    {
        get
        {
            if (!_streams.TryGetValue(name, out var stream))
            {
                _streams.Add(name, stream = Derive(name));
            }

            return stream;
        }
    }

    /// <summary>The positions of all streams that were used, folded in order of their names.</summary>
    public ulong PositionHash
    {
        get
        {
            var hash = new TraceHash();
            foreach (var (name, stream) in _streams)
            {
                hash.Fold(name);
                hash.Fold(stream.Position);
            }

            return hash.Value;
        }
    }

    /// <summary>Decides which occasions of the case are sampled by costly checks. No stream: it draws nothing.</summary>
    internal ulong SamplingKey
    {
        get
        {
            Span<byte> digest = stackalloc byte[16];
            Digest("sampling", digest);
            return BinaryPrimitives.ReadUInt64LittleEndian(digest);
        }
    }

    private void Digest(string name, Span<byte> digest)
    {
        var bytes = new byte[CaseSeed.SizeBytes + Encoding.UTF8.GetByteCount(name)];
        Seed.CopyTo(bytes);
        Encoding.UTF8.GetBytes(name, bytes.AsSpan(CaseSeed.SizeBytes));
        XxHash128.Hash(bytes, digest);
    }

    private RandomStream Derive(string name)
    {
        Span<byte> digest = stackalloc byte[16];
        Digest(name, digest);
        return new RandomStream(
            BinaryPrimitives.ReadUInt32LittleEndian(digest), BinaryPrimitives.ReadUInt64LittleEndian(digest[8..]));
    }
}
