namespace Benchmarks.Postgres;

/// <summary>The environment asks for a size that is none.</summary>
internal sealed class BenchmarkSizeException(string message) : Exception(message);
