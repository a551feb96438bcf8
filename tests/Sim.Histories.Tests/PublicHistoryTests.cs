using System.Text.Json;
using Sim.Histories.Files;

namespace Sim.Histories.Tests;

/// <summary>Goal: histories of real systems are judged as others judged them. Method: the data sets that Porcupine is tested with.</summary>
public sealed class PublicHistoryTests
{
    /// <summary>Looking at one configuration takes a few microseconds. The largest history needs 168,420, and each of the others a few thousand at most.</summary>
    private const long MostConfigurations = 200_000;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data");

    public static TheoryData<string, bool> Expectations
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var (name, isLinearizable) in JsonSerializer.Deserialize<SortedDictionary<string, bool>>(File.ReadAllText(Path.Combine(Folder, "expected.json")))!)
            {
                data.Add(name, isLinearizable);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Expectations))]
    public void A_public_history_is_judged_as_expected(string name, bool isLinearizable)
    {
        var result = HistoryFile.Parse(name, File.ReadAllBytes(Path.Combine(Folder, name))).Check(new SearchLimit { Configurations = MostConfigurations });

        Assert.Equal(isLinearizable ? HistoryVerdict.Holds : HistoryVerdict.Violated, result.Verdict);
        Assert.Equal(isLinearizable, result.FailingLine is null);
    }
}
