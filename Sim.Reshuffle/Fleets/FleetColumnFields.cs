using Parquet.Schema;

namespace Sim.Reshuffle.Fleets;

/// <summary>
/// The columns of a file as the tool that wrote it declared them: most tools make every column nullable, lay out a list as
/// three levels, and choose the width of whole numbers themselves.
/// </summary>
/// <param name="Dataset">Name of the dataset.</param>
/// <param name="Id">Id inside the dataset.</param>
/// <param name="FirstBlock">First block.</param>
/// <param name="LastBlock">Last block.</param>
/// <param name="SizeBytes">Size.</param>
/// <param name="Holders">Positions of workers: a list, or a repeated field.</param>
internal sealed record FleetColumnFields(
    DataField Dataset, DataField Id, DataField FirstBlock, DataField LastBlock, DataField SizeBytes, DataField Holders)
{
    private static readonly Type[] WholeNumbers = [typeof(long), typeof(int), typeof(ulong), typeof(uint)];

    /// <summary>Finds the columns.</summary>
    /// <param name="source">What errors name.</param>
    /// <param name="schema">The schema of the file.</param>
    /// <exception cref="ReshuffleInputException">A column is missing, of another type, or unknown.</exception>
    public static FleetColumnFields Find(string source, ParquetSchema schema)
    {
        var found = schema.DataFields.ToList();
        var fields = new FleetColumnFields(
            Take(FleetSchema.Dataset, IsText),
            Take(FleetSchema.Id, IsText),
            Take(FleetSchema.FirstBlock, IsNumber),
            Take(FleetSchema.LastBlock, IsNumber),
            Take(FleetSchema.SizeBytes, IsNumber),
            Take(FleetSchema.Holders, IsListOfNumbers));
        return found.Count == 0
            ? fields
            : throw new ReshuffleInputException($"{source}: unknown column {found.Select(static field => field.Path.FirstPart ?? "").Order(StringComparer.Ordinal).First()}");

        DataField Take(DataField column, Predicate<DataField> isFitting)
        {
            var at = found.FindIndex(field => field.Path.FirstPart == column.Name);
            if (at < 0)
            {
                throw new ReshuffleInputException($"{source}: the column {column.Name} is missing");
            }

            var field = found[at];
            found.RemoveAt(at);
            return isFitting(field) ? field : throw new ReshuffleInputException($"{source}: the column {column.Name} is of another type");
        }
    }

    private static bool IsText(DataField field) => IsFlat(field) && field.ClrType == FleetSchema.Id.ClrType;

    private static bool IsNumber(DataField field) => IsFlat(field) && WholeNumbers.Contains(field.ClrType);

    private static bool IsListOfNumbers(DataField field) => field.MaxRepetitionLevel == 1 && WholeNumbers.Contains(field.ClrType);

    private static bool IsFlat(DataField field) => field.MaxRepetitionLevel == 0 && field.Path.Length == 1;
}
