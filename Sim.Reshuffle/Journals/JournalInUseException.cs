namespace Sim.Reshuffle.Journals;

/// <summary>Another process remembers its plans in the same file at the moment.</summary>
/// <param name="path">The file.</param>
/// <param name="innerException">What the system said.</param>
public sealed class JournalInUseException(string path, Exception innerException)
    : IOException($"{path} is in use by another run on the same inputs", innerException)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
