using BenchmarkDotNet.Running;
using Benchmarks.Clusters;
using Benchmarks.Histories;
using Benchmarks.Placement;
using Benchmarks.Postgres;
using Benchmarks.Processes;

switch (args)
{
    case [ClusterRun.Name, .. var rest]:
        return ClusterRun.Run(rest);
    case [HistoryRun.Name, .. var rest]:
        return HistoryRun.Run(rest);
    case [LargeFleetRun.Name, .. var rest]:
        return await LargeFleetRun.RunAsync(rest);
    case [LargePlacementRun.Name, .. var rest]:
        return LargePlacementRun.Run(rest);
    case [ProcessRun.Name, .. var rest]:
        return ProcessRun.Run(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
