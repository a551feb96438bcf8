using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

internal sealed partial class ChunkLedger
{
    /// <summary>Claims of the chunks that satisfy a condition; none if nobody competes with them.</summary>
    public List<RangeClaim> ClaimsOf(Func<ChunkRow, bool> condition, int competitors)
    {
        var claims = new List<RangeClaim>();
        if (competitors == 0)
        {
            return claims;
        }

        foreach (var row in Chunks)
        {
            if (condition(row))
            {
                claims.Add(row.Claim);
            }
        }

        return claims;
    }
}
