namespace Sim.Processes;

/// <summary>The names of the methods that the compiler made state machines of.</summary>
internal static class MethodNames
{
    private const string LocalFunctionMark = "g__";

    /// <summary>As in <c>Customer</c> for <c>&lt;Customer&gt;d__3</c> and <c>&lt;&lt;Main&gt;g__Customer|0_0&gt;d</c>.</summary>
    public static string Of(Type stateMachine)
    {
        var name = stateMachine.Name;
        var local = name.IndexOf(LocalFunctionMark, StringComparison.Ordinal);
        if (local >= 0)
        {
            var begin = local + LocalFunctionMark.Length;
            var end = name.IndexOf('|', begin);
            return end < 0 ? name[begin..] : name[begin..end];
        }

        var (open, close) = (name.IndexOf('<', StringComparison.Ordinal), name.IndexOf('>', StringComparison.Ordinal));
        return open >= 0 && close > open + 1 ? name[(open + 1)..close] : name;
    }
}
