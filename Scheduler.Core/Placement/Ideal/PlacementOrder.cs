namespace Scheduler.Core.Placement;

/// <summary>Chunks in order of precedence: those with a minimum version first, because fewer workers can take them; each group in input order.</summary>
internal sealed class PlacementOrder
{
    private readonly int[] _chunks;
    private readonly int _restricted;

    public PlacementOrder(int chunks, VersionEligibility eligibility)
    {
        _chunks = new int[chunks];
        var next = 0;
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            if (eligibility.IsRestricted(chunk))
            {
                _chunks[next++] = chunk;
            }
        }

        _restricted = next;
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            if (!eligibility.IsRestricted(chunk))
            {
                _chunks[next++] = chunk;
            }
        }
    }

    /// <summary>All chunks.</summary>
    public ReadOnlySpan<int> All => _chunks;

    /// <summary>Those with a minimum version.</summary>
    public ReadOnlySpan<int> Restricted => _chunks.AsSpan(0, _restricted);

    /// <summary>The others.</summary>
    public ReadOnlySpan<int> Unrestricted => _chunks.AsSpan(_restricted);
}
