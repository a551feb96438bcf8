using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Runs;

namespace Sim.Reshuffle.Journals;

/// <summary>
/// What the plans of a run depend on, as 32 bytes: the same key, the same plans. Files count by the bytes that were parsed, since
/// a file can change after it was read, and a pipe is empty by then.
/// </summary>
public static class RunKey
{
    /// <summary>The key of a run.</summary>
    /// <param name="sources">What its inputs were parsed from.</param>
    /// <param name="request">The run.</param>
    public static byte[] Of(RunSources sources, RunRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, sources.Fleet);
        Add(hash, sources.Settings);
        Add(hash, sources.Profile);
        Add(hash, Encoding.UTF8.GetBytes(request.Scheduler));
        Add(hash, Encoding.UTF8.GetBytes(request.Backend));
        Add(hash, new[] { request.IsIngested ? (byte)1 : (byte)0 });

        // Another build may plan differently, so its plans must not be mixed with those of this one.
        Add(hash, typeof(IPlanner).Module.ModuleVersionId.ToByteArray());
        Add(hash, typeof(RunKey).Module.ModuleVersionId.ToByteArray());
        return hash.GetHashAndReset();
    }

    /// <summary>The length stands before each part, so that what is missing in one cannot be made up for by the next.</summary>
    private static void Add(IncrementalHash hash, ReadOnlyMemory<byte>? part)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, part?.Length ?? -1);
        hash.AppendData(length);
        hash.AppendData(part is { } content ? content.Span : []);
    }
}
