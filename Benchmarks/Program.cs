using BenchmarkDotNet.Running;
using Benchmarks.Placement;
using Benchmarks.Postgres;
using Benchmarks.Processes;

switch (args)
{
    case [LargeFleetRun.Name, .. var rest]:
        await LargeFleetRun.RunAsync(rest);
        return 0;
    case [LargePlacementRun.Name, .. var rest]:
        return LargePlacementRun.Run(rest);
    case [ProcessRun.Name, .. var rest]:
        return ProcessRun.Run(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
