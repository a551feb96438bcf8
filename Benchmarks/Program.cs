using BenchmarkDotNet.Running;
using Benchmarks.Postgres;

if (args is [LargeFleetRun.Name, .. var rest])
{
    await LargeFleetRun.RunAsync(rest);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
