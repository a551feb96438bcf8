using System.Globalization;
using MM1;
using Sim.Processes.Experiments;
using Sim.Processes.Reports;

var result = Experiment.Run(Queue.Scenario, new ExperimentOptions
{
    Replications = 10,
    Seed = 42,
    Parallelism = Environment.ProcessorCount,
    StopWhen = new StoppingRule("mean wait", HalfWidth: 0.05, IsRelative: true),
});

Console.Write(ExperimentReport.ToText([result]));
foreach (var (measure, truth) in Queue.Theory)
{
    var estimate = result[measure].Estimate();
    var place = estimate.Covers(truth) ? "inside" : "outside";
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{measure}: {truth:0.###} by theory, {place} {estimate.Lower:0.###} to {estimate.Upper:0.###}"));
}

if (args is ["--page", var path])
{
    File.WriteAllText(path, ExperimentReport.ToHtml("M/M/1", [result]));
}
