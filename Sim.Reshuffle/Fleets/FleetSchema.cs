using Parquet.Schema;

namespace Sim.Reshuffle.Fleets;

/// <summary>
/// The columns of a fleet file: a Parquet table with one row per chunk, in canonical order. Workers and settings stand in
/// the key-value metadata of the file.
/// </summary>
internal static class FleetSchema
{
    /// <summary>The value of <see cref="FormatKey"/>.</summary>
    public const string Format = "sim-fleet/1";

    /// <summary>Metadata: the format.</summary>
    public const string FormatKey = "format";

    /// <summary>Metadata: workers, a JSON list.</summary>
    public const string WorkersKey = "workers";

    /// <summary>Metadata: settings of a scheduler, YAML; may be absent.</summary>
    public const string SchedulerKey = "scheduler";

    /// <summary>Metadata: hash of all columns, see <see cref="FleetChecksum"/>; may be absent.</summary>
    public const string ChecksumKey = "checksum";

    /// <summary>Rows of a full row group: what a reader needs to have in memory at once.</summary>
    public const int RowsPerGroup = 65_536;

    /// <summary>Name of the dataset.</summary>
    public static readonly DataField Dataset = new("dataset", typeof(string), isNullable: false);

    /// <summary>Id inside the dataset.</summary>
    public static readonly DataField Id = new("id", typeof(string), isNullable: false);

    /// <summary>First block.</summary>
    public static readonly DataField FirstBlock = new("first_block", typeof(long), isNullable: false);

    /// <summary>Last block.</summary>
    public static readonly DataField LastBlock = new("last_block", typeof(long), isNullable: false);

    /// <summary>Size in bytes.</summary>
    public static readonly DataField SizeBytes = new("size_bytes", typeof(long), isNullable: false);

    /// <summary>Positions of the workers that hold the chunk, ascending: a repeated field.</summary>
    public static readonly DataField Holders = new("holders", typeof(int[]), isNullable: false);

    /// <summary>All columns.</summary>
    public static IReadOnlyList<DataField> Columns { get; } = [Dataset, Id, FirstBlock, LastBlock, SizeBytes, Holders];
}
