using Hospital;
using Sim.Processes.Experiments;
using Sim.Processes.Reports;

HospitalPlan[] plans =
[
    new("lean", DayDoctors: 4, NightDoctors: 2, Rooms: 5),
    new("by day", DayDoctors: 5, NightDoctors: 2, Rooms: 6),
    new("by night", DayDoctors: 4, NightDoctors: 3, Rooms: 6),
    new("generous", DayDoctors: 6, NightDoctors: 3, Rooms: 8),
];
var scenarios = plans.Select(EmergencyDepartment.Scenario).ToArray();
var options = new ExperimentOptions { Replications = 20, Seed = 42, Parallelism = Environment.ProcessorCount };
var results = Experiment.RunAll(scenarios, options);
Console.Write(ExperimentReport.ToText(results));

Console.WriteLine($"lean less by day, minutes that others wait: {Experiment.Compare(results[0], results[1], "wait of others, minutes")}");

var selection = Selection.SelectBest(scenarios, new SelectionOptions("cost per day", IndifferenceZone: 200)
{
    IsSmallestBest = true,
    Seed = 42,
    Parallelism = Environment.ProcessorCount,
});
Console.WriteLine($"cheapest: {selection.Best}, found with {selection.Replications} replications");

if (args is ["--page", var path])
{
    File.WriteAllText(path, ExperimentReport.ToHtml("Staffing of an emergency department", results));
}
