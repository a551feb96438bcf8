namespace Sim.Cli.Tests.Reports;

/// <summary>Goal: files that once led astray, as users of comparable systems wrote them, end in one line that names what lies outside the limits. Method: the files as they were reported.</summary>
public sealed class RefusedInputTests
{
    [Theory]
    [InlineData("place", "b1-dup-worker-case.json", "$.workers[1].id: '00AB' is the identity of worker 0 already")]
    [InlineData("replay", "b3-m-max.walk.json", "$.config.mTicks: 9223372036854775807 is outside 1..9007199254740992")]
    [InlineData("replay", "c1-long-id.walk.json", "$.steps[0].chunks[0].id: the id of a chunk has 3000 bytes in UTF-8, more than 1024")]
    [InlineData("replay", "c2-nul-id.walk.json", "$.steps[0].chunks[0].id: the id of a chunk has the character NUL at position 1, which cannot be stored")]
    public async Task A_reported_file_is_refused_in_one_line(string command, string file, string fault) =>
        (await SimRun.Of(command, Path.Combine(AppContext.BaseDirectory, "Reports", "Inputs", file))).AssertRefused(file, fault);
}
