using System.Security.Cryptography;
using System.Text;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Runs;
using Sim.Reshuffle.Settings;

namespace Sim.Reshuffle.Journals;

/// <summary>What a run depends on, as 32 bytes: the same key, the same plans.</summary>
public static class RunKey
{
    /// <summary>The key of a run.</summary>
    /// <param name="request">The run.</param>
    /// <param name="inputPath">The fleet file.</param>
    /// <param name="profilePath">The profile file; null for the usual profile.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static byte[] Of(RunRequest request, string inputPath, string? profilePath)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AddText(hash, request.Scheduler);
        AddText(hash, request.Backend);
        AddText(hash, SchedulerSettingsWriter.Write(request.Settings));
        AddText(hash, profilePath is null ? "" : File.ReadAllText(profilePath));

        // Another build may plan differently, so its plans must not be mixed with those of this one.
        AddText(hash, typeof(IPlanner).Module.ModuleVersionId.ToString());
        AddText(hash, typeof(RunKey).Module.ModuleVersionId.ToString());
        using var file = File.OpenRead(inputPath);
        var buffer = new byte[1 << 20];
        for (int count; (count = file.Read(buffer)) > 0;)
        {
            hash.AppendData(buffer, 0, count);
        }

        return hash.GetHashAndReset();
    }

    private static void AddText(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
