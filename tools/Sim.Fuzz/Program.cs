using System.Globalization;
using Sim.Fuzz.Runs;
using Sim.Fuzz.Targets;

var options = new Dictionary<string, string>(StringComparer.Ordinal);
for (var i = 0; i + 1 < args.Length; i += 2)
{
    options[args[i]] = args[i + 1];
}

if (args.Length % 2 != 0 || options.Keys.Except(["--inputs", "--seed", "--target", "--only", "--keep"], StringComparer.Ordinal).Any())
{
    Console.Error.WriteLine("Sim.Fuzz [--inputs N] [--seed N] [--target NAME] [--only NUMBER] [--keep FOLDER]");
    return 2;
}

var seed = ulong.Parse(options.GetValueOrDefault("--seed", "1"), CultureInfo.InvariantCulture);
var inputs = long.Parse(options.GetValueOrDefault("--inputs", "100000"), CultureInfo.InvariantCulture);
var folder = Directory.CreateTempSubdirectory("sim-fuzz-").FullName;
Environment.CurrentDirectory = folder;
var all = await new FuzzTargets(folder).CreateAsync();
var targets = all.Where(target => target.Name == options.GetValueOrDefault("--target", target.Name)).ToList();
var run = new FuzzRun(targets, InputJudge.OfCommandLine(), folder, seed);
Console.WriteLine($"seed {seed.ToString(CultureInfo.InvariantCulture)}, the present input is {Path.Combine(folder, "input")}");
var findings = options.TryGetValue("--only", out var only)
    ? await run.RunOneAsync(targets.Single(), long.Parse(only, CultureInfo.InvariantCulture), Show)
    : await run.RunAsync(inputs, Show);
Console.WriteLine(FormattableString.Invariant($"{findings.Count} inputs were not held"));
Directory.Delete(folder, recursive: true);
return findings.Count == 0 ? 0 : 1;

void Show(string line, FuzzFinding? finding)
{
    Console.WriteLine(line);
    if (finding is not null && options.TryGetValue("--keep", out var keep))
    {
        Directory.CreateDirectory(keep);
        File.WriteAllBytes(Path.Combine(keep, string.Create(CultureInfo.InvariantCulture, $"{finding.Target}-{seed}-{finding.Index}")), finding.Content);
    }
}
