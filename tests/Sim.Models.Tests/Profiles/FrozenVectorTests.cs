using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Sim.Approvals;
using Sim.Engine.Randomness;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Tests.Profiles;

/// <summary>
/// Goal: a token means the same walk as long as its fingerprint stays. Method: configuration and first steps of three seeds
/// per model are approved beside the fingerprint: when they change, raise the version of the generator, so that it changes
/// too. And one more draw in one stream moves nothing that other streams decide.
/// </summary>
public sealed class FrozenVectorTests
{
    private const int Steps = 10;

    public static TheoryData<string> Models => [.. ModelCatalog.Names];

    public static IEnumerable<object[]> LeafStreams =>
        from model in ModelCatalog.Names from stream in (string[])["actions", "length", "nobody"] select (object[])[model, stream];

    [Fact]
    public async Task A_fingerprint_stands_for_its_walks()
    {
        var text = new StringBuilder();
        foreach (var name in ModelCatalog.Names)
        {
            var model = ModelCatalog.Find(name, new ModelSettings(ModelProfile.Memory))!;
            for (var number = 0; number < 3; number++)
            {
                var (configuration, steps) = await DrawAsync(model, stream: null, number);
                text.Append(CultureInfo.InvariantCulture, $"{name} {model.GeneratorFingerprint} case {number}\n  {configuration}\n");
                text.AppendJoin("", steps.Select(step => $"  {step}\n"));
            }
        }

        Approve.Text("first-steps", text.ToString());
    }

    [Theory]
    [MemberData(nameof(LeafStreams))]
    public async Task One_more_draw_in_a_stream_changes_nothing_that_another_decides(string name, string stream)
    {
        var model = ModelCatalog.Find(name, new ModelSettings(ModelProfile.Memory))!;
        var plain = await DrawAsync(model, stream: null);
        var perturbed = await DrawAsync(model, stream);

        Assert.Equal(plain.Configuration, perturbed.Configuration);
        if (stream is "length" or "nobody")
        {
            Assert.Equal(plain.Steps.AsEnumerable(), perturbed.Steps);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Another_draw_of_the_configuration_shows(string name)
    {
        var model = ModelCatalog.Find(name, new ModelSettings(ModelProfile.Memory))!;

        Assert.NotEqual((await DrawAsync(model, stream: null)).Configuration, (await DrawAsync(model, "configuration")).Configuration);
    }

    private static async Task<(string Configuration, ImmutableArray<string> Steps)> DrawAsync(
        IModel<WorldConfiguration, WorldAction, SchedulerWorld> model, string? stream, int number = 0)
    {
        var runner = new CaseRunner<WorldConfiguration, WorldAction, SchedulerWorld>(new WorldSimulation(new InMemoryStorageProvider()));
        var outcome = await runner.GenerateAsync(
            new PerturbedModel(model, stream), new RunSeed(0, 0xC0FFEE).DeriveCase(model.Name, number), new() { UntilStep = Steps });
        return (JsonSerializer.Serialize(outcome.Walk.Configuration), [.. outcome.Walk.Steps.Select(step => step.ToString())]);
    }
}
