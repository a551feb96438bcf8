using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Tests.Profiles;

/// <summary>Goal: the name of a profile says all that shapes a case. Method: names are read back; names that are none are refused.</summary>
public sealed class ModelSettingsTests
{
    [Theory]
    [InlineData("memory", ModelProfile.Memory, null, null, null, null, null, false)]
    [InlineData("postgres-sticky", ModelProfile.Postgres, "sticky", null, null, null, null, false)]
    [InlineData("memory-stateless-seahash-workers5", ModelProfile.Memory, "stateless", "seahash", 5, null, null, false)]
    [InlineData("memory-multistep-workers3-chunks40-disk4294967296-randomsizes", ModelProfile.Memory, "multistep", null, 3, 40, 4294967296L, true)]
    [InlineData("postgres-chunks1-randomsizes", ModelProfile.Postgres, null, null, null, 1, null, true)]
    public void A_profile_name_is_read_back(
        string name, ModelProfile profile, string? planner, string? hash, int? workers, int? chunks, long? capacityBytes, bool hasRandomSizes)
    {
        var settings = new ModelSettings(profile)
        {
            Planner = planner,
            Hash = hash,
            Workers = workers,
            ChunkLimit = chunks,
            WorkerCapacityBytes = capacityBytes,
            RandomSizes = hasRandomSizes,
        };

        Assert.Equal(name, settings.ProfileName);
        Assert.Equal(settings, ModelSettings.FindProfile(name));
    }

    [Theory]
    [InlineData("memory-edgessmall", NamedEdges.Small, null)]
    [InlineData("memory-sticky-edgesblocks-keygap3", NamedEdges.Blocks, 3)]
    [InlineData("memory-keygap0", null, 0)]
    public void The_edges_of_the_scheduler_under_test_are_part_of_the_name(string name, string? edges, int? keyGap)
    {
        var settings = ModelSettings.FindProfile(name)!;
        Assert.Equal((edges, keyGap), (settings.Edges, settings.KeyGap));
        Assert.Equal(name, settings.ProfileName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("papyrus")]
    [InlineData("memory-workers")]
    [InlineData("memory-workers0")]
    [InlineData("memory-workers05")]
    [InlineData("memory-workers5-workers6")]
    [InlineData("memory-workers99999999999999999999")]
    [InlineData("memory-randomsizes-workers5")]
    [InlineData("memory-edgeshuge")]
    [InlineData("memory-keygap-1")]
    [InlineData("memory-else")]
    public void A_name_that_is_none_is_refused(string name) => Assert.Null(ModelSettings.FindProfile(name));
}
