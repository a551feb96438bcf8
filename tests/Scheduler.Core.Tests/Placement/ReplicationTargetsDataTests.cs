using System.Globalization;
using System.Text.Json;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

public sealed class ReplicationTargetsDataTests
{
    /// <summary>All 346 recorded cases, the multiplier down to its last bit.</summary>
    [Fact]
    public void Every_recorded_target_and_multiplier_is_exact()
    {
        foreach (var recorded in DataFile.Read("replication-factors.json").GetProperty("cases").EnumerateArray())
        {
            var targets = ReplicationTargets.Choose(
                BytesByWeight(recorded),
                ulong.Parse(recorded.GetProperty("capacity").GetString()!, CultureInfo.InvariantCulture),
                recorded.GetProperty("min").GetInt32(),
                recorded.GetProperty("max").GetInt32());

            if (recorded.TryGetProperty("error", out _))
            {
                Assert.Null(targets);
                continue;
            }

            Assert.NotNull(targets);
            var expected = recorded.GetProperty("factors").EnumerateObject()
                .ToDictionary(factor => ushort.Parse(factor.Name, CultureInfo.InvariantCulture), factor => factor.Value.GetUInt16());
            Assert.Equal(expected, targets.ByWeight.ToDictionary());
            Assert.Equal(recorded.GetProperty("multiplier_bits").GetString(), BitConverter.DoubleToUInt64Bits(targets.Multiplier).ToString("x16", CultureInfo.InvariantCulture));
        }
    }

    private static SortedTable<ushort, long> BytesByWeight(JsonElement recorded)
    {
        JsonElement[] sizes = [.. recorded.GetProperty("size_by_weight").EnumerateArray().OrderBy(size => size[0].GetUInt16())];
        return new SortedTable<ushort, long>(
            [.. sizes.Select(size => size[0].GetUInt16())],
            [.. sizes.Select(size => long.Parse(size[1].GetString()!, CultureInfo.InvariantCulture))]);
    }
}
