namespace Scheduler.Core.Lifecycle;

/// <summary>Set operations on holders, which are strictly ascending lists everywhere.</summary>
public static class HolderSet
{
    /// <summary>Whether the list names the worker.</summary>
    public static bool Has(ReadOnlySpan<WorkerPk> holders, WorkerPk worker) => holders.BinarySearch(worker) >= 0;

    /// <summary>Everybody who is in either list, ascending, each once.</summary>
    public static WorkerPk[] Union(ReadOnlySpan<WorkerPk> left, ReadOnlySpan<WorkerPk> right)
    {
        var union = new WorkerPk[left.Length + right.Length];
        int i = 0, j = 0, count = 0;
        while (i < left.Length || j < right.Length)
        {
            var order = i == left.Length ? 1 : j == right.Length ? -1 : left[i].CompareTo(right[j]);
            union[count++] = order <= 0 ? left[i] : right[j];
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return count == union.Length ? union : union[..count];
    }
}
