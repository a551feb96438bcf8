using System.Globalization;
using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>Writes the keys in a sentence as marks, and everything else as the invariant culture does.</summary>
internal sealed class MarkingFormat : IFormatProvider, ICustomFormatter
{
    public static MarkingFormat Instance { get; } = new();

    public object? GetFormat(Type? formatType) =>
        formatType == typeof(ICustomFormatter) ? this : CultureInfo.InvariantCulture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
    {
        WorkerPk worker => SubjectMark.Of(worker),
        ChunkPk chunk => SubjectMark.Of(chunk),
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        _ => arg?.ToString() ?? "",
    };
}
