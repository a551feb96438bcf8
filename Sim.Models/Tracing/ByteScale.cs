using System.Globalization;

namespace Sim.Models.Tracing;

/// <summary>Writes amounts of bytes beside a capacity, in the unit that suits the capacity: <c>11.0 of 10.0 MiB</c>.</summary>
/// <param name="capacityBytes">The capacity.</param>
internal sealed class ByteScale(long capacityBytes)
{
    private static readonly (string Name, long Bytes)[] Units =
        [("TiB", 1L << 40), ("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10)];

    private readonly (string Name, long Bytes) _unit = Array.Find(Units, unit => unit.Bytes <= capacityBytes);

    /// <summary>An amount beside the capacity.</summary>
    public string Of(long bytes) => _unit.Name is { } name
        ? string.Create(CultureInfo.InvariantCulture, $"{Scaled(bytes):F1} of {Scaled(capacityBytes):F1} {name}")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes} of {capacityBytes} B");

    private double Scaled(long bytes) => (double)bytes / _unit.Bytes;
}
