namespace Scheduler.Core.Placement;

/// <summary>
/// The homes of every chunk: the workers that its copies get, ordinal by ordinal, while nobody is full. They depend on the
/// rings, the chunk and who may take it, and on nothing else. A row is shorter than the fleet, its workers are distinct.
/// <para>
/// Homes are where every stage begins. If all earlier copies of a chunk sit at home, then whoever the next copy meets
/// before its own home has the chunk already, so the home decides and no ring has to be walked. Only if the home refuses
/// does the walk begin.
/// </para>
/// </summary>
internal sealed class HomeRows
{
    /// <summary>Stands where the whole ring refuses, and wherever no home was asked for.</summary>
    public const ushort Nobody = ushort.MaxValue;

    /// <summary>Reserves rows.</summary>
    /// <param name="copies">For each chunk, how many homes.</param>
    public HomeRows(ReadOnlySpan<int> copies)
    {
        Offsets = new int[copies.Length + 1];
        for (var chunk = 0; chunk < copies.Length; chunk++)
        {
            Offsets[chunk + 1] = checked(Offsets[chunk] + copies[chunk]);
        }

        Workers = GC.AllocateUninitializedArray<ushort>(Offsets[^1]);
    }

    /// <summary>Start of each row and, last, the end of the last one.</summary>
    public int[] Offsets { get; }

    /// <summary>Worker positions, row after row.</summary>
    public ushort[] Workers { get; }

    /// <summary>Number of chunks.</summary>
    public int Count => Offsets.Length - 1;

    /// <summary>The homes of a chunk, by ordinal.</summary>
    public Span<ushort> this[int chunk] => Workers.AsSpan(Offsets[chunk], Offsets[chunk + 1] - Offsets[chunk]);
}
