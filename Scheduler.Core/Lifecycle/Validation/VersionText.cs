using Semver;

namespace Scheduler.Core.Lifecycle;

/// <summary>The texts that are versions of software: semantic versions to the letter.</summary>
public static class VersionText
{
    /// <summary>Why the text is no version, as the rest of a sentence; null if it is one.</summary>
    public static string? FaultOf(string text) =>
        SemVersion.TryParse(text, SemVersionStyles.Strict, out _) ? null : "is no semantic version";
}
