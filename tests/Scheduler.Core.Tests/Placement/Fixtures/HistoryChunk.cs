namespace Scheduler.Core.Tests.Placement;

/// <summary>A chunk of a history. Holders are numbers of workers, whatever their position is.</summary>
internal sealed class HistoryChunk(int number)
{
    public int Number { get; } = number;

    public long SizeBytes { get; set; } = 50 + (number * 37 % 151);

    public ushort Weight { get; set; } = (ushort)(number % 3 == 0 ? 1 : number % 3 == 1 ? 6 : 24);

    public int Version { get; set; } = -1;

    public bool Visible { get; set; }

    public List<int> Committed { get; set; } = [];

    public List<int> Drains { get; set; } = [];

    public IEnumerable<int> Held => Committed.Union(Drains);
}
