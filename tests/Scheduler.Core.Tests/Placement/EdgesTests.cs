using System.Reflection;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>The edges themselves: small ones differ from the usual ones in every place, and impossible ones are refused with their name.</summary>
public sealed class EdgesTests
{
    [Theory]
    [InlineData(typeof(WorkEdges), nameof(WorkEdges.Small))]
    [InlineData(typeof(SearchLimits), nameof(SearchLimits.Smallest))]
    public void Every_edge_of_the_planners_is_small_where_edges_are_small(Type edges, string name)
    {
        var (usual, small) = (Of(edges, nameof(WorkEdges.Usual)), Of(edges, name));
        Assert.All(Numbers(edges), edge => Assert.InRange(Value(edge, small), 0, Math.Min(9, Value(edge, usual) - 1)));
    }

    [Fact]
    public void Every_size_of_a_storage_is_small_where_edges_are_small_and_keys_stay_dense()
    {
        Assert.All(
            Numbers(typeof(StorageEdges)).Where(edge => edge.Name != nameof(StorageEdges.KeyGap)),
            edge => Assert.InRange(Value(edge, StorageEdges.Small), 2, 3));
        Assert.Equal((0, 0), (StorageEdges.Usual.KeyGap, StorageEdges.Small.KeyGap));
    }

    [Fact]
    public void An_edge_below_what_makes_sense_is_refused_by_name()
    {
        Assert.All(
            new[] { typeof(WorkEdges), typeof(SearchLimits), typeof(StorageEdges) }.SelectMany(Numbers),
            edge =>
            {
                var refused = Assert.Throws<TargetInvocationException>(() => edge.SetValue(Activator.CreateInstance(edge.DeclaringType!), Convert.ChangeType(-1, edge.PropertyType, null)));
                Assert.Equal(edge.Name, Assert.IsType<ArgumentOutOfRangeException>(refused.InnerException).ParamName);
            });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkEdges { FlaggedOrdinals = 64 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkEdges { BulkBlockReplicas = 65_537 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchLimits { MovedWorkers = 65 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StorageEdges { KeySliceRows = 0 });
    }

    private static object Of(Type edges, string name) => edges.GetProperty(name)!.GetValue(null)!;

    private static PropertyInfo[] Numbers(Type edges) =>
        edges.GetProperties(BindingFlags.Public | BindingFlags.Instance) is var all ? Array.FindAll(all, edge => edge.PropertyType == typeof(int) || edge.PropertyType == typeof(long)) : [];

    private static long Value(PropertyInfo edge, object edges) => Convert.ToInt64(edge.GetValue(edges), null);
}
