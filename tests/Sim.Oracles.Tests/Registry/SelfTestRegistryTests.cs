using System.Reflection;

namespace Sim.Oracles.Tests;

/// <summary>An oracle that cannot fire is worthless, and one that always fires is no better: the catalog is held to both kinds of self-test.</summary>
public sealed class SelfTestRegistryTests
{
    public static TheoryData<string> OracleIds()
    {
        var ids = new TheoryData<string>();
        foreach (var oracle in OracleCatalog.All)
        {
            ids.Add(oracle.Id);
        }

        return ids;
    }

    [Theory]
    [MemberData(nameof(OracleIds))]
    public void Every_oracle_has_a_state_that_it_must_refuse_and_a_near_miss_that_it_must_accept(string oracleId)
    {
        Assert.Contains(SelfTests(), test => test.GetCustomAttributes<MustFireAttribute>().Any(mark => mark.OracleId == oracleId));
        Assert.Contains(SelfTests(), test => test.GetCustomAttributes<MustPassAttribute>().Any(mark => mark.OracleId == oracleId));
    }

    [Fact]
    public void Every_self_test_belongs_to_an_oracle_of_the_catalog()
    {
        foreach (var test in SelfTests())
        {
            foreach (var id in test.GetCustomAttributes<MustFireAttribute>().Select(mark => mark.OracleId)
                .Concat(test.GetCustomAttributes<MustPassAttribute>().Select(mark => mark.OracleId)))
            {
                Assert.True(OracleCatalog.Find(id) is not null, $"{test.Name} names the unknown oracle {id}");
            }
        }
    }

    [Fact]
    public void The_catalog_is_ordered_and_finds_every_oracle_by_its_id()
    {
        var ids = OracleCatalog.All.Select(oracle => oracle.Id).ToArray();

        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
        Assert.All(OracleCatalog.All, oracle => Assert.Same(oracle, OracleCatalog.Find(oracle.Id)));
        Assert.Null(OracleCatalog.Find("O-12"));
    }

    [Fact]
    public void The_liveness_oracles_are_those_that_lead_to_exit_code_4()
    {
        string[] liveness = ["O-04", "O-05", "O-33", "O-34", "O-37", "O-38", "O-39", "O-42"];

        Assert.All(OracleCatalog.All, oracle => Assert.Equal(liveness.Contains(oracle.Id), oracle.IsLiveness));
    }

    private static IEnumerable<MethodInfo> SelfTests() =>
        typeof(SelfTestRegistryTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null });
}
